package io.lianke.imports;

import static io.lianke.imports.db.Tables.FILES;

import io.lianke.audit.Actor;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.imports.db.tables.records.FilesRecord;
import io.lianke.imports.parsing.ImportKind;
import io.lianke.imports.parsing.ImportSpec;
import io.lianke.imports.parsing.MappingProposal;
import io.lianke.imports.reading.FileFormat;
import io.lianke.imports.reading.ReadingOptions;
import io.lianke.imports.reading.TabularFile;
import io.lianke.imports.reading.UnreadableFileException;
import io.lianke.shared.FieldProblem;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import io.lianke.tenancy.Tenants;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Uploaded files of the bound tenant. Reading one may take seconds, so it happens outside of
/// transactions unless the caller has one.
@Component
@Transactional(propagation = Propagation.SUPPORTS)
public class ImportFiles {
    private static final int SAMPLE_SHOWN = 20;
    private static final int SAMPLE_READ = 1_000;
    private static final int NAME_CHARS_MAX = 255;

    private final DSLContext sql;
    private final FileStore store;
    private final Tenants tenants;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final InstantSource clock;
    private final ImportSettings settings;

    /// What files are kept with.
    @Component
    record Keeping(FileStore store, ImportSettings settings, InstantSource clock) {}

    ImportFiles(
            DSLContext sql,
            Keeping keeping,
            Tenants tenants,
            TransactionTemplate transactions,
            Audit audit) {
        this.sql = sql;
        this.store = keeping.store();
        this.tenants = tenants;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = keeping.clock();
        this.settings = keeping.settings();
    }

    /// A file and how it begins.
    ///
    /// @param encoding null for a workbook
    /// @param delimiter null for a workbook
    /// @param sheet null for text
    /// @param rowsEstimate exact when the file is short
    public record Inspected(
            UUID fileId,
            String name,
            @Nullable String encoding,
            @Nullable String delimiter,
            @Nullable String sheet,
            List<String> columns,
            List<List<String>> sample,
            long rowsEstimate) {}

    /// A spec that can be run, with its defaults filled in.
    record Checked(ImportSpec spec, List<String> columns) {}

    /// Keeps an upload for whoever will start an import of it, which is what the audit will tell.
    public UUID keep(String name, InputStream content) {
        return keep(name, content, _ -> {});
    }

    /// Keeps an upload that was sent by itself.
    public UUID upload(String name, InputStream content) {
        return keep(
                name,
                content,
                stored ->
                        audit.record(
                                AuditEntry.done("import-file.upload", "import-file", stored.id())
                                        .after(Map.of("bytes", stored.bytes()))));
    }

    private UUID keep(String name, InputStream content, Consumer<FileStore.Stored> told) {
        var stored = store.store(content);
        try {
            transactions.executeWithoutResult(_ -> {
                insert(stored, shown(name));
                told.accept(stored);
            });
            return stored.id();
        } catch (RuntimeException failed) {
            store.delete(stored.id());
            throw failed;
        }
    }

    private void insert(FileStore.Stored stored, String name) {
        sql.insertInto(FILES)
                .set(FILES.TENANT_ID, Tenant.current().id())
                .set(FILES.ID, stored.id())
                .set(FILES.NAME, name)
                .set(FILES.BYTES, stored.bytes())
                .set(FILES.SHA256, stored.sha256())
                .set(FILES.CREATED_BY, Actor.current().name())
                .set(FILES.PURGE_AT, clock.instant().plus(settings.keep()))
                .execute();
    }

    /// How a file begins.
    public Inspected inspect(UUID id) {
        var row = requireKept(id);
        try (var file = TabularFile.open(store.path(id), ReadingOptions.automatic())) {
            var sample = sample(file);
            long chars = 0;
            for (var cells : sample) {
                chars += cells.stream().mapToLong(cell -> cell.length() + 1L).sum();
            }
            var estimate =
                    sample.size() < SAMPLE_READ
                            ? sample.size()
                            : Math.max(sample.size(), row.getBytes() * sample.size() / chars);
            var csv = file.format() instanceof FileFormat.Csv found ? found : null;
            var sheet = file.format() instanceof FileFormat.Xlsx book ? book.sheet() : null;
            return new Inspected(
                    id,
                    row.getName(),
                    csv == null ? null : csv.encoding(),
                    csv == null ? null : String.valueOf(csv.delimiter()),
                    sheet,
                    file.columns(),
                    sample.subList(0, Math.min(SAMPLE_SHOWN, sample.size())),
                    estimate);
        } catch (UnreadableFileException unreadable) {
            throw ImportProblem.unreadable(unreadable);
        }
    }

    /// What a file of that kind most likely means by its columns and first rows.
    MappingProposal guess(UUID id, ImportKind kind) {
        requireKept(id);
        try (var file = TabularFile.open(store.path(id), ReadingOptions.automatic())) {
            return MappingProposal.of(kind, file.columns(), sample(file));
        } catch (UnreadableFileException unreadable) {
            throw ImportProblem.unreadable(unreadable);
        }
    }

    List<String> columns(UUID id) {
        requireKept(id);
        try (var file = TabularFile.open(store.path(id), ReadingOptions.automatic())) {
            return file.columns();
        } catch (UnreadableFileException unreadable) {
            throw ImportProblem.unreadable(unreadable);
        }
    }

    /// Refuses a spec that cannot be run over the file.
    Checked check(UUID id, SpecDocument document) {
        requireKept(id);
        var tenant = tenants.settings();
        var spec =
                document.settled(tenant.zone().getId(), tenant.currency().getCurrencyCode())
                        .toSpec();
        var early = spec.problems(List.copyOf(spec.mapping().values()));
        refuse(early.stream().filter(p -> !p.pointer().startsWith("/refundWhen")).toList());
        try (var file =
                TabularFile.open(
                        store.path(id),
                        new ReadingOptions(spec.encoding(), spec.delimiter(), null))) {
            refuse(spec.problems(file.columns()));
            return new Checked(spec, file.columns());
        } catch (UnreadableFileException unreadable) {
            throw ImportProblem.unreadable(unreadable);
        }
    }

    private static void refuse(List<io.lianke.imports.parsing.FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw RequestProblem.invalid(
                    problems.stream()
                            .map(p -> new FieldProblem(p.pointer(), p.code(), p.arguments()))
                            .toList());
        }
    }

    FilesRecord requireKept(UUID id) {
        var row = find(id).orElseThrow(ImportProblem::fileUnknown);
        if (row.getPurgedAt() != null) {
            throw ImportProblem.fileGone();
        }
        return row;
    }

    boolean sameContent(UUID one, UUID other) {
        return find(one)
                .orElseThrow(ImportProblem::fileUnknown)
                .getSha256()
                .equals(find(other).orElseThrow(ImportProblem::fileUnknown).getSha256());
    }

    private Optional<FilesRecord> find(UUID id) {
        return Objects.requireNonNull(
                transactions.execute(_ ->
                        sql.selectFrom(FILES)
                                .where(FILES.TENANT_ID.eq(Tenant.current().id()))
                                .and(FILES.ID.eq(id))
                                .fetchOptional()));
    }

    private static List<List<String>> sample(TabularFile file) {
        var sample = new ArrayList<List<String>>();
        try (var rows = file.rows()) {
            while (rows.hasNext() && sample.size() < SAMPLE_READ) {
                sample.add(rows.next().cells());
            }
        }
        return sample;
    }

    /// What the caller says the file is called, for showing only.
    private static String shown(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var clean = new StringBuilder();
        last.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .limit(NAME_CHARS_MAX / 2)
                .forEach(clean::appendCodePoint);
        return clean.isEmpty() ? "file" : clean.toString();
    }
}
