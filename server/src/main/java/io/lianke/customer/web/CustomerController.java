package io.lianke.customer.web;

import io.lianke.access.FieldRules;
import io.lianke.access.NotKept;
import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.customer.CustomerChange;
import io.lianke.customer.CustomerId;
import io.lianke.customer.CustomerKind;
import io.lianke.customer.Customers;
import io.lianke.customer.GivenIdentifier;
import io.lianke.customer.NewCustomer;
import io.lianke.customer.Ownership;
import io.lianke.customer.resolution.IdentifierType;
import io.lianke.customer.resolution.Normalized;
import io.lianke.shared.RequestProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Single customers.
@RestController
class CustomerController {
    private static final String SOURCE = "api";
    private static final int TRAITS_MAX = 200;
    private static final int ID_CHARS = 36;
    private static final int REASON_CHARS_MIN = 2;
    private static final int REASON_CHARS_MAX = 200;

    private final Customers customers;

    CustomerController(Customers customers) {
        this.customers = customers;
    }

    /// @param type for example `phone`, `email`, `external:shop`
    record GivenIdentifierBody(
            @NotBlank @Size(max = 80) String type,
            @NotBlank @Size(max = 1024) String value,
            @Nullable Boolean verified) {}

    record NewCustomerBody(
            @Nullable @Size(max = 20) String kind,
            @Nullable @Size(max = Customers.NAME_CHARS_MAX) String name,
            @Nullable @Size(max = Customers.CITY_CHARS_MAX) String city,
            @Nullable @Size(max = Customers.PLACE_CHARS_MAX) String channel,
            @Nullable @Size(max = Customers.PLACE_CHARS_MAX) String store,
            @Nullable @Size(max = ID_CHARS) String ownerId,
            @Nullable @Size(max = Customers.IDENTIFIERS_MAX)
                    List<@NotNull @Valid GivenIdentifierBody> identifiers,
            @Nullable @Size(max = TRAITS_MAX) Map<String, @Nullable Object> traits,
            @Nullable @Size(max = Customers.TAGS_MAX)
                    List<@NotBlank @Size(max = Customers.TAG_CHARS_MAX) String> tags) {}

    /// @param version of the customer as it was read; a field that is left out stays, empty text
    ///   forgets it, a trait with null is forgotten
    /// @param ownerId one of `customer-owners`; empty text for nobody
    record CustomerChangeBody(
            @NotNull Integer version,
            @Nullable @Size(max = 20) String kind,
            @Nullable @Size(max = Customers.NAME_CHARS_MAX) String name,
            @Nullable @Size(max = Customers.CITY_CHARS_MAX) String city,
            @Nullable @Size(max = Customers.PLACE_CHARS_MAX) String channel,
            @Nullable @Size(max = Customers.PLACE_CHARS_MAX) String store,
            @Nullable @Size(max = ID_CHARS) String ownerId,
            @Nullable @Size(max = TRAITS_MAX) Map<String, @Nullable Object> traits,
            @Nullable @Size(max = Customers.IDENTIFIERS_MAX)
                    List<@NotNull @Valid GivenIdentifierBody> addIdentifiers,
            @Nullable @Size(max = Customers.IDENTIFIERS_MAX)
                    List<@NotNull @Valid GivenIdentifierBody> removeIdentifiers) {}

    record TagChangeBody(
            @Nullable @Size(max = Customers.TAGS_MAX)
                    List<@NotBlank @Size(max = Customers.TAG_CHARS_MAX) String> add,
            @Nullable @Size(max = Customers.TAGS_MAX)
                    List<@NotBlank @Size(max = Customers.TAG_CHARS_MAX) String> remove) {}

    /// @param field for example `customer.phone`, or `customer.trait:NAME`
    /// @param reason why it has to be seen in full; it is kept in the audit log
    record RevealBody(
            @NotBlank @Size(max = FieldRules.CODE_CHARS_MAX) String field,
            @NotBlank @Size(min = REASON_CHARS_MIN, max = REASON_CHARS_MAX) String reason) {}

    record RevealedBody(List<String> values) {}

    @Requires(Permission.CUSTOMER_REVEAL)
    @NotKept
    @PostMapping("/api/v1/customers/{id}:reveal")
    RevealedBody revealCustomer(@PathVariable UUID id, @Valid @RequestBody RevealBody body) {
        return new RevealedBody(
                customers.reveal(new CustomerId(id), body.field(), body.reason().strip()));
    }

    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/api/v1/customers/{id}")
    CustomerBody getCustomer(@PathVariable UUID id) {
        return CustomerBody.of(customers.get(new CustomerId(id)));
    }

    @Requires(Permission.CUSTOMER_WRITE)
    @PostMapping("/api/v1/customers")
    @ResponseStatus(HttpStatus.CREATED)
    CustomerBody createCustomer(@Valid @RequestBody NewCustomerBody body) {
        var traits = new HashMap<String, Object>();
        traits(body.traits()).forEach((name, value) -> value.ifPresent(v -> traits.put(name, v)));
        return CustomerBody.of(
                customers.create(
                        new NewCustomer(
                                body.kind() == null ? CustomerKind.PERSON : kind(body.kind()),
                                body.name() == null ? "" : body.name(),
                                body.city() == null ? "" : body.city(),
                                body.channel() == null ? "" : body.channel(),
                                body.store() == null ? "" : body.store(),
                                body.ownerId() == null
                                        ? Ownership.NOBODY
                                        : ownership(body.ownerId()),
                                identifiers(body.identifiers(), "/identifiers"),
                                traits,
                                body.tags() == null ? List.of() : body.tags(),
                                SOURCE)));
    }

    @Requires(Permission.CUSTOMER_WRITE)
    @PatchMapping("/api/v1/customers/{id}")
    CustomerBody changeCustomer(
            @PathVariable UUID id, @Valid @RequestBody CustomerChangeBody body) {
        var change =
                new CustomerChange(
                        body.kind() == null ? null : kind(body.kind()),
                        body.name(),
                        body.city(),
                        body.channel(),
                        body.store(),
                        body.ownerId() == null ? null : ownership(body.ownerId()),
                        traits(body.traits()),
                        identifiers(body.addIdentifiers(), "/addIdentifiers"),
                        identifiers(body.removeIdentifiers(), "/removeIdentifiers"),
                        Set.of(),
                        Set.of(),
                        SOURCE);
        return CustomerBody.of(customers.update(new CustomerId(id), change, body.version()));
    }

    @Requires(Permission.CUSTOMER_WRITE)
    @PostMapping("/api/v1/customers/{id}:archive")
    CustomerBody archiveCustomer(@PathVariable UUID id) {
        return CustomerBody.of(customers.archive(new CustomerId(id)));
    }

    @Requires(Permission.CUSTOMER_WRITE)
    @PostMapping("/api/v1/customers/{id}:restore")
    CustomerBody restoreCustomer(@PathVariable UUID id) {
        return CustomerBody.of(customers.restore(new CustomerId(id)));
    }

    @Requires(Permission.CUSTOMER_WRITE)
    @PostMapping("/api/v1/customers/{id}:tag")
    CustomerBody tagCustomer(@PathVariable UUID id, @Valid @RequestBody TagChangeBody body) {
        var change =
                CustomerChange.tags(
                        body.add() == null ? Set.of() : Set.copyOf(body.add()),
                        body.remove() == null ? Set.of() : Set.copyOf(body.remove()),
                        SOURCE);
        return CustomerBody.of(customers.update(new CustomerId(id), change, null));
    }

    private static Map<String, Optional<Object>> traits(
            @Nullable Map<String, @Nullable Object> given) {
        var traits = new HashMap<String, Optional<Object>>();
        if (given != null) {
            given.forEach((name, value) -> traits.put(name, Optional.ofNullable(value)));
        }
        return traits;
    }

    /// Empty text is nobody.
    static Ownership ownership(String id) {
        if (id.isBlank()) {
            return Ownership.NOBODY;
        }
        try {
            return new Ownership(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            throw RequestProblem.invalid("/ownerId", "customer/owner-unknown", Map.of());
        }
    }

    private static CustomerKind kind(String code) {
        return CustomerKind.of(code)
                .orElseThrow(() -> RequestProblem.invalid("/kind", "request/choice", Map.of()));
    }

    private static List<GivenIdentifier> identifiers(
            @Nullable List<GivenIdentifierBody> given, String pointer) {
        var identifiers = new ArrayList<GivenIdentifier>();
        for (var body : given == null ? List.<GivenIdentifierBody>of() : given) {
            var at = pointer + "/" + identifiers.size() + "/type";
            var type =
                    IdentifierType.parse(body.type())
                            .orElseThrow(() ->
                                    RequestProblem.invalid(at, Normalized.UNKNOWN_TYPE, Map.of()));
            identifiers.add(
                    new GivenIdentifier(type, body.value(), Boolean.TRUE.equals(body.verified())));
        }
        return identifiers;
    }
}
