package io.lianke.imports.parsing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a file is to be imported, as the contract spells it; `null` means: find it in the file, or
/// take the tenant's default. Not trusted before [#problems] says nothing.
///
/// @param mapping target to column
/// @param zone of times without an offset
/// @param matchKeys identifier types that decide whether a customer is known; empty: all mapped
/// @param refundWhen rows that meet it belong to refunds
public record ImportSpec(
        ImportKind kind,
        String source,
        Map<String, String> mapping,
        @Nullable String zone,
        @Nullable String currency,
        @Nullable String channel,
        @Nullable String store,
        OnDuplicate onDuplicate,
        List<String> matchKeys,
        boolean dryRun,
        @Nullable Condition refundWhen,
        @Nullable String dateFormat,
        @Nullable String delimiter,
        @Nullable String encoding) {

    public ImportSpec {
        mapping = Map.copyOf(mapping);
        matchKeys = List.copyOf(matchKeys);
    }

    /// A spec with every default.
    public static ImportSpec of(ImportKind kind, Map<String, String> mapping) {
        return new ImportSpec(
                kind,
                "default",
                mapping,
                null,
                null,
                null,
                null,
                OnDuplicate.UPDATE,
                List.of(),
                false,
                null,
                null,
                null,
                null);
    }

    /// Everything that is wrong with it for a file of these columns; empty when it can be run.
    public List<FieldProblem> problems(List<String> columns) {
        return new SpecCheck(this, columns).problems();
    }

    /// The mapping with its targets understood; those that are not are left out.
    public Map<Target, String> targets() {
        var targets = new LinkedHashMap<Target, String>();
        mapping.forEach(
                (text, column) -> Target.parse(text, kind).ifPresent(t -> targets.put(t, column)));
        return targets;
    }

    /// The column of a field, when it is mapped.
    public Optional<String> column(FieldName field) {
        return Optional.ofNullable(targets().get(new Target.Field(field)));
    }

    /// The order of date parts that the user chose.
    public Optional<DateOrder> dateOrder() {
        return dateFormat == null
                ? Optional.empty()
                : DateOrder.of(Objects.requireNonNull(dateFormat));
    }
}
