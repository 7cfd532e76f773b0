package io.lianke.customer.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.customer.Trait;
import io.lianke.customer.TraitType;
import io.lianke.customer.Traits;
import io.lianke.shared.RequestProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The registry of traits.
@RestController
class TraitController {
    private final Traits traits;

    TraitController(Traits traits) {
        this.traits = traits;
    }

    record TraitLabel(@Nullable @Size(max = 100) String zh, @Nullable @Size(max = 100) String en) {}

    record NewTrait(
            @NotBlank @Size(max = Traits.NAME_CHARS_MAX) String name,
            @NotBlank @Size(max = 20) String type,
            @Nullable @Valid TraitLabel label,
            @Nullable Boolean personal) {}

    record TraitBody(String name, String type, TraitLabelBody label, boolean personal) {
        static TraitBody of(Trait trait) {
            return new TraitBody(
                    trait.name(),
                    trait.type().code(),
                    new TraitLabelBody(trait.labelZh(), trait.labelEn()),
                    trait.personal());
        }
    }

    record TraitLabelBody(String zh, String en) {}

    record TraitList(List<TraitBody> items, @Nullable String nextPageToken) {}

    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/api/v1/traits")
    TraitList listTraits() {
        return new TraitList(traits.list().stream().map(TraitBody::of).toList(), null);
    }

    @Requires(Permission.TRAIT_MANAGE)
    @PostMapping("/api/v1/traits")
    @ResponseStatus(HttpStatus.CREATED)
    TraitBody createTrait(@Valid @RequestBody NewTrait trait) {
        var type =
                TraitType.of(trait.type())
                        .orElseThrow(
                                () -> RequestProblem.invalid("/type", "request/choice", Map.of()));
        var label = trait.label();
        return TraitBody.of(
                traits.register(
                        new Trait(
                                trait.name(),
                                type,
                                label == null ? trait.name() : labelOr(label.zh(), trait.name()),
                                label == null ? trait.name() : labelOr(label.en(), trait.name()),
                                Boolean.TRUE.equals(trait.personal()))));
    }

    private static String labelOr(@Nullable String label, String name) {
        return label == null || label.isBlank() ? name : label.strip();
    }
}
