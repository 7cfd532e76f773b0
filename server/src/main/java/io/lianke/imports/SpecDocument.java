package io.lianke.imports;

import io.lianke.imports.parsing.Condition;
import io.lianke.imports.parsing.ImportKind;
import io.lianke.imports.parsing.ImportSpec;
import io.lianke.imports.parsing.OnDuplicate;
import io.lianke.shared.FieldProblem;
import io.lianke.shared.RequestProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a file is to be imported, as callers write it.
///
/// @param kind `customers`, `products` or `orders`
/// @param mapping target to column; a target without a column may be left out or null
/// @param onDuplicate `update` (the default) or `skip`
public record SpecDocument(
        @Nullable @Size(max = 20) String kind,
        @Nullable @Size(max = 64) String source,
        @Nullable @Size(max = 1000) Map<String, @Nullable String> mapping,
        @Nullable @Size(max = 60) String zone,
        @Nullable @Size(max = 3) String currency,
        @Nullable @Size(max = 64) String channel,
        @Nullable @Size(max = 64) String store,
        @Nullable @Size(max = 20) String onDuplicate,
        @Nullable @Size(max = 20) List<@Size(max = 100) String> matchKeys,
        @Nullable Boolean dryRun,
        @Nullable @Valid RefundWhen refundWhen,
        @Nullable @Size(max = 40) String dateFormat,
        @Nullable @Size(max = 1) String delimiter,
        @Nullable @Size(max = 40) String encoding) {

    /// Rows that belong to refunds.
    public record RefundWhen(
            @Nullable @Size(max = 500) String column,
            @Nullable @Size(max = 20) String op,
            @Nullable @Size(max = 1000) String value) {}

    ImportSpec toSpec() {
        var columns = new HashMap<String, String>();
        if (mapping != null) {
            mapping.forEach((target, column) -> {
                if (column != null) {
                    columns.put(target, column);
                }
            });
        }
        return new ImportSpec(
                ImportKind.of(or(kind, "")).orElseThrow(() -> choice("/kind")),
                or(source, "default"),
                columns,
                zone,
                currency,
                channel,
                store,
                OnDuplicate.of(or(onDuplicate, "update")).orElseThrow(() -> choice("/onDuplicate")),
                matchKeys == null
                        ? List.of()
                        : matchKeys.stream().filter(Objects::nonNull).toList(),
                dryRun != null && dryRun,
                condition(),
                dateFormat,
                delimiter,
                encoding);
    }

    static SpecDocument of(ImportSpec spec) {
        var refund = spec.refundWhen();
        return new SpecDocument(
                spec.kind().wireName(),
                spec.source(),
                Map.copyOf(spec.mapping()),
                spec.zone(),
                spec.currency(),
                spec.channel(),
                spec.store(),
                spec.onDuplicate().wireName(),
                spec.matchKeys(),
                spec.dryRun(),
                refund == null
                        ? null
                        : new RefundWhen(refund.column(), refund.op().wireName(), refund.value()),
                spec.dateFormat(),
                spec.delimiter(),
                spec.encoding());
    }

    /// The same with zone and currency filled in, so that a later change of the tenant's settings
    /// does not change what a resumed import does.
    SpecDocument settled(String zoneDefault, String currencyDefault) {
        return new SpecDocument(
                kind,
                source,
                mapping,
                or(zone, zoneDefault),
                or(currency, currencyDefault),
                channel,
                store,
                onDuplicate,
                matchKeys,
                dryRun,
                refundWhen,
                dateFormat,
                delimiter,
                encoding);
    }

    /// The same, not dry: as a mapping is remembered.
    SpecDocument forReal() {
        return new SpecDocument(
                kind,
                source,
                mapping,
                zone,
                currency,
                channel,
                store,
                onDuplicate,
                matchKeys,
                false,
                refundWhen,
                dateFormat,
                delimiter,
                encoding);
    }

    private @Nullable Condition condition() {
        if (refundWhen == null) {
            return null;
        }
        var op =
                Condition.Op.of(or(refundWhen.op(), ""))
                        .orElseThrow(() -> choice("/refundWhen/op"));
        return new Condition(or(refundWhen.column(), ""), op, or(refundWhen.value(), ""));
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    private static RequestProblem choice(String pointer) {
        return RequestProblem.invalid(List.of(FieldProblem.of(pointer, "request/choice")));
    }
}
