package io.lianke.organization.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.access.StepUp;
import io.lianke.organization.Organization;
import io.lianke.organization.Postings;
import io.lianke.organization.Unit;
import io.lianke.organization.UnitKind;
import io.lianke.shared.RequestProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Units, and who belongs where.
@RestController
class OrganizationController {
    private static final int PLACES_MAX = 200;

    private final Organization organization;

    OrganizationController(Organization organization) {
        this.organization = organization;
    }

    /// @param parentId null: a part of the head office
    record UnitBody(UUID id, @Nullable UUID parentId, String kind, String name) {
        static UnitBody of(Unit unit) {
            return new UnitBody(unit.id(), unit.parent(), unit.kind().code(), unit.name());
        }
    }

    record UnitList(List<UnitBody> items) {}

    record UnitContent(
            @Nullable UUID parentId,
            @NotBlank @Size(max = 20) String kind,
            @NotBlank @Size(max = 200) String name) {
        UnitKind read() {
            return UnitKind.of(kind)
                    .orElseThrow(() -> RequestProblem.invalid("/kind", "request/choice", Map.of()));
        }
    }

    record PostingsBody(
            @NotNull @Size(max = PLACES_MAX) Set<@NotNull UUID> unitIds,
            @NotNull @Size(max = PLACES_MAX) Set<@NotNull UUID> storeIds) {
        static PostingsBody of(Postings places) {
            return new PostingsBody(places.units(), places.stores());
        }
    }

    record MemberPostings(UUID memberId, Set<UUID> unitIds, Set<UUID> storeIds) {}

    record PostingList(List<MemberPostings> items) {}

    @Requires({Permission.CUSTOMER_READ, Permission.ORDER_READ})
    @GetMapping("/api/v1/units")
    UnitList listUnits() {
        return new UnitList(organization.units().stream().map(UnitBody::of).toList());
    }

    @Requires(Permission.ORGANIZATION_MANAGE)
    @PostMapping("/api/v1/units")
    @ResponseStatus(HttpStatus.CREATED)
    UnitBody createUnit(@Valid @RequestBody UnitContent unit) {
        return UnitBody.of(organization.create(unit.parentId(), unit.read(), unit.name().strip()));
    }

    @Requires(Permission.ORGANIZATION_MANAGE)
    @PutMapping("/api/v1/units/{id}")
    UnitBody changeUnit(@PathVariable UUID id, @Valid @RequestBody UnitContent unit) {
        return UnitBody.of(
                organization.change(id, unit.parentId(), unit.read(), unit.name().strip()));
    }

    @Requires(Permission.ORGANIZATION_MANAGE)
    @DeleteMapping("/api/v1/units/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeUnit(@PathVariable UUID id) {
        organization.remove(id);
    }

    /// Where everybody belongs; those who belong nowhere are left out.
    @Requires(Permission.MEMBER_READ)
    @GetMapping("/api/v1/postings")
    PostingList listPostings() {
        return new PostingList(
                organization.postings().entrySet().stream()
                        .map(entry ->
                                new MemberPostings(
                                        entry.getKey(),
                                        entry.getValue().units(),
                                        entry.getValue().stores()))
                        .toList());
    }

    @Requires(Permission.MEMBER_MANAGE)
    @StepUp
    @PutMapping("/api/v1/members/{id}/postings")
    PostingsBody postMember(@PathVariable UUID id, @Valid @RequestBody PostingsBody places) {
        return PostingsBody.of(
                organization.post(id, new Postings(places.unitIds(), places.storeIds())));
    }
}
