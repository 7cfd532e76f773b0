package io.lianke.customer;

import static io.lianke.customer.db.Tables.IDENTIFIERS;

import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.IdentifierType;
import io.lianke.tenancy.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The identifiers of one customer that mean something to people, first seen first.
record Contacts(List<Identifier> identifiers) {
    static final Contacts NONE = new Contacts(List.of());

    /// Those of machines tell nobody who it is.
    private static final List<String> MACHINES =
            List.of(IdentifierType.ANONYMOUS_ID.name(), IdentifierType.DEVICE.name());

    private static final List<IdentifierType> BEST_FIRST =
            List.of(
                    IdentifierType.PHONE,
                    IdentifierType.EMAIL,
                    IdentifierType.MEMBER_CARD,
                    IdentifierType.USER_ID);

    private static final Comparator<Identifier> BY_WORTH =
            Comparator.comparingInt(identifier -> worth(identifier.type()));

    private static final Comparator<HeldIdentifier> FIRST_SEEN_FIRST =
            Comparator.comparing(HeldIdentifier::firstSeenAt)
                    .thenComparing(held -> held.identifier().value());

    /// One identifier as text, for [#read].
    static final Field<String> SPELT = IDENTIFIERS.TYPE.concat(" ").concat(IDENTIFIERS.VALUE);

    Contacts {
        identifiers = List.copyOf(identifiers);
    }

    static Contacts of(Collection<HeldIdentifier> held) {
        return new Contacts(
                held.stream()
                        .sorted(FIRST_SEEN_FIRST)
                        .map(HeldIdentifier::identifier)
                        .filter(identifier -> !MACHINES.contains(identifier.type().name()))
                        .toList());
    }

    /// No type has a space in it.
    static Contacts read(String[] spelt) {
        var identifiers = new ArrayList<Identifier>();
        for (var each : spelt) {
            var space = each.indexOf(' ');
            var type = each.substring(0, space);
            if (!MACHINES.contains(type)) {
                identifiers.add(
                        new Identifier(new IdentifierType(type), each.substring(space + 1)));
            }
        }
        return new Contacts(identifiers);
    }

    static Map<CustomerId, Contacts> of(DSLContext sql, Collection<CustomerId> ids) {
        var found = new HashMap<CustomerId, List<Identifier>>();
        sql.select(IDENTIFIERS.CUSTOMER_ID, IDENTIFIERS.TYPE, IDENTIFIERS.VALUE)
                .from(IDENTIFIERS)
                .where(IDENTIFIERS.TENANT_ID.eq(Tenant.current().id()))
                .and(IDENTIFIERS.CUSTOMER_ID.eq(DSL.any(IdentifierRows.ids(ids))))
                .and(IDENTIFIERS.TYPE.notIn(MACHINES))
                .orderBy(IDENTIFIERS.FIRST_SEEN_AT, IDENTIFIERS.VALUE)
                .forEach(row ->
                        found.computeIfAbsent(new CustomerId(row.value1()), _ -> new ArrayList<>())
                                .add(
                                        new Identifier(
                                                new IdentifierType(row.value2()), row.value3())));
        var contacts = new HashMap<CustomerId, Contacts>();
        found.forEach((id, identifiers) -> contacts.put(id, new Contacts(identifiers)));
        return contacts;
    }

    @Nullable String first(IdentifierType type) {
        return identifiers.stream()
                .filter(identifier -> identifier.type().equals(type))
                .map(Identifier::value)
                .findFirst()
                .orElse(null);
    }

    Optional<Identifier> best() {
        return identifiers.stream().min(BY_WORTH);
    }

    private static int worth(IdentifierType type) {
        var at = BEST_FIRST.indexOf(type);
        if (at >= 0) {
            return at;
        }
        return BEST_FIRST.size() + (type.external() ? 0 : 1);
    }
}
