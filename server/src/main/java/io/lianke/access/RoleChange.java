package io.lianke.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a change of a role comes to, for looking at before it is made.
///
/// @param added permissions, by code
/// @param removed permissions, by code
/// @param fields of which more or less may be seen or edited than before
/// @param members who have the role, and so gain or lose at once
/// @param keys that have it
public record RoleChange(
        List<String> added,
        List<String> removed,
        List<FieldChange> fields,
        int members,
        int keys,
        List<Warning> warnings) {

    /// @param field its code
    public record FieldChange(String field, FieldAccess before, FieldAccess after) {}

    /// What whoever changes a role had better think of.
    public enum Warning {
        /// More than whoever asks has: it would be refused.
        MORE_THAN_YOURS,
        /// It is the role of whoever asks, and takes something away.
        YOURS,
        /// People and programs that work today would lose something.
        LOSES,
        /// Files with many customers can leave the house.
        EXPORT,
        /// Whoever has it can give rights to others, or keys to programs.
        GRANTS,
        /// Something becomes visible that was kept back.
        UNVEILS;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace("_", "-");
        }
    }

    private static final Set<Permission> EXPORTING =
            Set.of(Permission.CUSTOMER_EXPORT, Permission.ORDER_EXPORT);

    private static final Set<Permission> GRANTING =
            Set.of(
                    Permission.MEMBER_MANAGE,
                    Permission.API_KEY_MANAGE,
                    Permission.ORGANIZATION_MANAGE,
                    Permission.TENANT_MANAGE);

    static RoleChange between(Roles.Listed before, Role after, Role asking) {
        var was = before.role();
        var added = minus(after.permissions(), was.permissions());
        var removed = minus(was.permissions(), after.permissions());
        var fields = fields(was.fields(), after.fields());
        var less =
                !removed.isEmpty()
                        || fields.stream()
                                .anyMatch(field -> field.before().compareTo(field.after()) < 0);
        var warnings = new ArrayList<Warning>();
        if (!asking.mayGrant(after) || !asking.mayGrant(was)) {
            warnings.add(Warning.MORE_THAN_YOURS);
        }
        if (less && asking.code().equals(was.code())) {
            warnings.add(Warning.YOURS);
        }
        if (less && before.members() + before.keys() > 0) {
            warnings.add(Warning.LOSES);
        }
        if (added.stream().anyMatch(EXPORTING::contains)) {
            warnings.add(Warning.EXPORT);
        }
        if (added.stream().anyMatch(GRANTING::contains)) {
            warnings.add(Warning.GRANTS);
        }
        if (added.contains(Permission.CUSTOMER_REVEAL)
                || fields.stream()
                        .anyMatch(field ->
                                field.before().compareTo(field.after()) > 0
                                        && !field.before().open())) {
            warnings.add(Warning.UNVEILS);
        }
        return new RoleChange(
                codes(added), codes(removed), fields, before.members(), before.keys(), warnings);
    }

    private static List<FieldChange> fields(FieldRules before, FieldRules after) {
        var codes = new TreeSet<>(before.limits().keySet());
        codes.addAll(after.limits().keySet());
        return codes.stream()
                .map(code -> new FieldChange(code, before.of(code), after.of(code)))
                .filter(change -> change.before() != change.after())
                .toList();
    }

    private static Set<Permission> minus(Set<Permission> these, Set<Permission> those) {
        return these.stream()
                .filter(each -> !those.contains(each))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> codes(Set<Permission> permissions) {
        return permissions.stream().map(Permission::code).sorted().toList();
    }
}
