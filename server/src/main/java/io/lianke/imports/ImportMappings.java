package io.lianke.imports;

import static io.lianke.imports.db.Tables.MAPPINGS;

import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.imports.db.tables.records.MappingsRecord;
import io.lianke.imports.parsing.ImportKind;
import io.lianke.imports.parsing.ImportSpec;
import io.lianke.shared.FieldProblem;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// How files were mapped before, by their kind and columns.
@Component
@Transactional
public class ImportMappings {
    private static final int LIST_MAX = 500;

    private final DSLContext sql;
    private final ImportFiles files;
    private final Audit audit;
    private final InstantSource clock;
    private final JsonMapper json;

    ImportMappings(
            DSLContext sql, ImportFiles files, Audit audit, InstantSource clock, JsonMapper json) {
        this.sql = sql;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    public record Mapping(
            UUID id, String kind, List<String> columns, SpecDocument spec, Instant updatedAt) {}

    /// A spec to begin with.
    ///
    /// @param confidence how sure each target is, 0 to 1
    /// @param remembered it is how such a file was mapped before
    /// @param dateAmbiguous day and month could be either; the user must choose
    public record Proposal(
            SpecDocument spec,
            Map<String, Double> confidence,
            boolean remembered,
            boolean dateAmbiguous) {}

    /// Proposes a mapping for a file: the one used before for such columns, or a guess.
    public Proposal propose(UUID file, String kindName) {
        var kind =
                ImportKind.of(kindName)
                        .orElseThrow(() ->
                                RequestProblem.invalid(
                                        List.of(FieldProblem.of("/kind", "request/choice"))));
        var known = find(kind, files.columns(file));
        if (known.isPresent()) {
            var sure = new HashMap<String, Double>();
            var mapping = known.get().spec().mapping();
            if (mapping != null) {
                mapping.keySet().forEach(target -> sure.put(target, 1.0));
            }
            return new Proposal(known.get().spec(), sure, true, false);
        }
        var guess = files.guess(file, kind);
        var base = ImportSpec.of(kind, guess.mapping());
        var spec =
                new ImportSpec(
                        kind,
                        base.source(),
                        base.mapping(),
                        null,
                        guess.currency(),
                        null,
                        null,
                        base.onDuplicate(),
                        List.of(),
                        false,
                        guess.refundWhen(),
                        guess.dateFormat(),
                        null,
                        null);
        return new Proposal(
                SpecDocument.of(spec), guess.confidence(), false, guess.dateAmbiguous());
    }

    @Transactional(readOnly = true)
    public List<Mapping> list() {
        return sql.selectFrom(MAPPINGS)
                .where(MAPPINGS.TENANT_ID.eq(Tenant.current().id()))
                .orderBy(MAPPINGS.UPDATED_AT.desc())
                .limit(LIST_MAX)
                .fetch(this::mapping);
    }

    /// Keeps a mapping for files of these columns.
    public Mapping save(List<String> columns, SpecDocument document) {
        var spec = document.toSpec();
        var problems = spec.problems(columns);
        if (!problems.isEmpty()) {
            throw RequestProblem.invalid(
                    problems.stream()
                            .map(p ->
                                    new FieldProblem(
                                            "/spec" + p.pointer(), p.code(), p.arguments()))
                            .toList());
        }
        var saved = upsert(spec, columns);
        audit.record(AuditEntry.done("import-mapping.save", "import-mapping", saved.getId()));
        return mapping(saved);
    }

    public void delete(UUID id) {
        var deleted =
                sql.deleteFrom(MAPPINGS)
                        .where(MAPPINGS.TENANT_ID.eq(Tenant.current().id()))
                        .and(MAPPINGS.ID.eq(id))
                        .execute();
        if (deleted == 0) {
            throw ImportProblem.mappingUnknown();
        }
        audit.record(AuditEntry.done("import-mapping.delete", "import-mapping", id));
    }

    void remember(ImportSpec spec, List<String> columns) {
        upsert(spec, columns);
    }

    private MappingsRecord upsert(ImportSpec spec, List<String> columns) {
        var text = JSONB.valueOf(json.writeValueAsString(SpecDocument.of(spec).forReal()));
        var now = clock.instant();
        return sql.insertInto(MAPPINGS)
                .set(MAPPINGS.TENANT_ID, Tenant.current().id())
                .set(MAPPINGS.KIND, spec.kind().wireName())
                .set(MAPPINGS.SIGNATURE, signature(columns))
                .set(MAPPINGS.COLUMNS, columns.toArray(String[]::new))
                .set(MAPPINGS.SPEC, text)
                .set(MAPPINGS.UPDATED_AT, now)
                .onConflict(MAPPINGS.TENANT_ID, MAPPINGS.KIND, MAPPINGS.SIGNATURE)
                .doUpdate()
                .set(MAPPINGS.SPEC, text)
                .set(MAPPINGS.UPDATED_AT, now)
                .returning()
                .fetchSingle();
    }

    private Optional<Mapping> find(ImportKind kind, List<String> columns) {
        return sql.selectFrom(MAPPINGS)
                .where(MAPPINGS.TENANT_ID.eq(Tenant.current().id()))
                .and(MAPPINGS.KIND.eq(kind.wireName()))
                .and(MAPPINGS.SIGNATURE.eq(signature(columns)))
                .fetchOptional(this::mapping);
    }

    private Mapping mapping(MappingsRecord row) {
        return new Mapping(
                row.getId(),
                row.getKind(),
                Arrays.asList(row.getColumns()),
                json.readValue(row.getSpec().data(), SpecDocument.class),
                row.getUpdatedAt());
    }

    /// The same for the same columns, whatever their order.
    private static String signature(List<String> columns) {
        var joined = String.join("\u0001", columns.stream().sorted().toList());
        return UUID.nameUUIDFromBytes(joined.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
