package io.lianke.imports;

import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.IdentifierType;
import io.lianke.customer.resolution.Normalizer;
import io.lianke.imports.parsing.ImportKind;
import io.lianke.imports.parsing.ImportSpec;
import io.lianke.imports.parsing.OnDuplicate;
import io.lianke.imports.parsing.Target;
import io.lianke.imports.reading.ReadingOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What stays the same while a run is worked on.
///
/// @param file where the kept file lies
/// @param zone of times without an offset
/// @param uploadedAt stands for the time of rows that have none
record Plan(ImportSpec spec, Path file, Normalizer normalizer, ZoneId zone, Instant uploadedAt) {

    ImportKind kind() {
        return spec.kind();
    }

    boolean skipping() {
        return spec.onDuplicate() == OnDuplicate.SKIP;
    }

    String currency() {
        return Objects.requireNonNull(spec.currency());
    }

    ReadingOptions reading() {
        return new ReadingOptions(spec.encoding(), spec.delimiter(), null);
    }

    /// Types of the identifiers that decide who somebody is; empty for all.
    Set<IdentifierType> matchBy() {
        return spec.matchKeys().stream()
                .map(IdentifierType::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether these identifiers say who somebody is.
    boolean identifies(List<Identifier> identifiers) {
        return spec.matchKeys().isEmpty()
                ? !identifiers.isEmpty()
                : identifiers.stream().anyMatch(i -> spec.matchKeys().contains(i.type().name()));
    }

    /// The column that feeds a customer's trait or name, for telling what was wrong with it.
    @Nullable String traitColumn(String trait) {
        return spec.targets().get(new Target.Trait(trait));
    }
}
