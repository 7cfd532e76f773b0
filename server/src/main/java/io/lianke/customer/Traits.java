package io.lianke.customer;

import static io.lianke.customer.db.Tables.TRAITS;

import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.shared.FieldProblem;
import io.lianke.shared.Problem;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The registry of traits: which there are, and of which type. A trait that nobody registered is
/// registered by its first value.
@Component
@Transactional
public class Traits {
    /// Of one tenant.
    public static final int TRAITS_MAX = 1_000;

    public static final int NAME_CHARS_MAX = 64;

    /// The standard field that sources give as a trait.
    public static final String CITY = "city";

    static final String VALUE_REFUSED = "customer/trait-value";
    static final String NAME_REFUSED = "customer/trait-name";
    static final String TOO_MANY = "customer/too-many-traits";

    private final DSLContext sql;
    private final InstantSource clock;
    private final Audit audit;

    Traits(DSLContext sql, InstantSource clock, Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
    }

    /// By name.
    @Transactional(readOnly = true)
    public List<Trait> list() {
        return sql.selectFrom(TRAITS)
                .where(TRAITS.TENANT_ID.eq(Tenant.current().id()))
                .orderBy(TRAITS.NAME)
                .limit(TRAITS_MAX)
                .fetch(row ->
                        new Trait(
                                row.getName(),
                                TraitType.of(row.getType()).orElseThrow(),
                                row.getLabelZh(),
                                row.getLabelEn(),
                                row.getPersonal()));
    }

    /// Adds a trait to the registry.
    public Trait register(Trait trait) {
        new Batches(sql).lock();
        var known = types();
        if (known.size() >= TRAITS_MAX) {
            throw CustomerProblem.tooManyTraits(TRAITS_MAX);
        }
        if (!wellFormed(trait.name())) {
            throw RequestProblem.invalid("/name", NAME_REFUSED, Map.of());
        }
        if (known.containsKey(trait.name()) || trait.name().equals(CITY)) {
            throw CustomerProblem.traitTaken(trait.name());
        }
        insert(List.of(trait));
        audit.record(
                AuditEntry.done("trait.create", "trait", trait.name())
                        .after(
                                Map.of(
                                        "type",
                                        trait.type().code(),
                                        "labelZh",
                                        trait.labelZh(),
                                        "labelEn",
                                        trait.labelEn(),
                                        "personal",
                                        trait.personal())));
        return trait;
    }

    /// Values as they are kept, and the code of why each of the others is refused.
    record Read(Map<String, Object> values, Map<String, String> refused) {}

    /// Reads given values by the registry; unknown traits are read by their own type.
    Read read(Map<String, ?> given, Map<String, TraitType> types) {
        var values = new HashMap<String, Object>();
        var refused = new HashMap<String, String>();
        given.forEach((name, value) -> {
            if (name.equals(CITY)) {
                var city = Texts.clean(value.toString(), Customers.CITY_CHARS_MAX);
                if (!city.isEmpty()) {
                    values.put(Customer.CITY_FIELD, city);
                }
                return;
            }
            if (!wellFormed(name)) {
                refused.put(name, NAME_REFUSED);
                return;
            }
            var type = types.get(name);
            if (type == null && types.size() >= TRAITS_MAX) {
                refused.put(name, TOO_MANY);
                return;
            }
            (type == null ? TraitType.ofValue(value) : type)
                    .read(value)
                    .ifPresentOrElse(
                            kept -> values.put(name, kept), () -> refused.put(name, VALUE_REFUSED));
        });
        return new Read(values, refused);
    }

    /// As [#read], for a request: any refusal is a problem that names its field.
    Map<String, Object> readAll(Map<String, ?> given, Map<String, TraitType> types) {
        var read = read(given, types);
        if (!read.refused().isEmpty()) {
            throw refusal(read);
        }
        return read.values();
    }

    static Problem refusal(Read read) {
        var errors = new ArrayList<FieldProblem>();
        new TreeMap<>(read.refused())
                .forEach((name, code) ->
                        errors.add(
                                new FieldProblem(
                                        "/traits/" + name.replace("~", "~0").replace("/", "~1"),
                                        code,
                                        Map.of("max", TRAITS_MAX))));
        return RequestProblem.invalid(errors);
    }

    Map<String, TraitType> types() {
        var types = new HashMap<String, TraitType>();
        list().forEach(trait -> types.put(trait.name(), trait.type()));
        return types;
    }

    /// Registers traits by their first values; the tenant's lock is held.
    ///
    /// @return the registry with them
    Map<String, TraitType> ensure(List<? extends Map<String, ?>> given) {
        var types = types();
        var added = new ArrayList<Trait>();
        for (var values : given) {
            for (var entry : new TreeMap<>(values).entrySet()) {
                var name = entry.getKey();
                var type = TraitType.ofValue(entry.getValue());
                if (!name.equals(CITY)
                        && wellFormed(name)
                        && types.size() < TRAITS_MAX
                        && type.read(entry.getValue()).isPresent()
                        && types.putIfAbsent(name, type) == null) {
                    added.add(new Trait(name, type, name, name, false));
                }
            }
        }
        insert(added);
        return types;
    }

    /// Whether all of these are registered.
    static boolean known(List<? extends Map<String, ?>> given, Map<String, TraitType> types) {
        return given.stream()
                .flatMap(values -> values.keySet().stream())
                .allMatch(name -> types.containsKey(name) || name.equals(CITY));
    }

    private void insert(List<Trait> traits) {
        if (traits.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var rows =
                sql.insertInto(
                        TRAITS,
                        TRAITS.TENANT_ID,
                        TRAITS.NAME,
                        TRAITS.TYPE,
                        TRAITS.LABEL_ZH,
                        TRAITS.LABEL_EN,
                        TRAITS.PERSONAL,
                        TRAITS.CREATED_AT);
        for (var trait : traits) {
            rows =
                    rows.values(
                            Tenant.current().id(),
                            trait.name(),
                            trait.type().code(),
                            trait.labelZh(),
                            trait.labelEn(),
                            trait.personal(),
                            now);
        }
        rows.execute();
    }

    /// Letters, digits and what joins them, beginning with a letter or an underscore.
    static boolean wellFormed(String name) {
        if (name.isEmpty() || name.length() > NAME_CHARS_MAX || !name.equals(Texts.clean(name))) {
            return false;
        }
        return name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || joins(c))
                && (Character.isLetter(name.codePointAt(0)) || name.charAt(0) == '_');
    }

    private static boolean joins(int c) {
        return c == '_' || c == '-' || c == '.' || c == ' ' || c == ':';
    }

    /// The type of a registered trait.
    @Transactional(readOnly = true)
    public Optional<TraitType> type(String name) {
        return Optional.ofNullable(types().get(name));
    }
}
