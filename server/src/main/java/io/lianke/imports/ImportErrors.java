package io.lianke.imports;

import static io.lianke.imports.db.Tables.ERRORS;

import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.imports.ImportState.Action;
import io.lianke.imports.reading.ReadingOptions;
import io.lianke.imports.reading.RowCursor;
import io.lianke.imports.reading.SourceRow;
import io.lianke.imports.reading.TabularFile;
import io.lianke.imports.reading.UnreadableFileException;
import io.lianke.shared.FieldProblem;
import io.lianke.shared.Page;
import io.lianke.shared.PageToken;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Rows that were not taken: shown with their cells, written into a file, mended.
///
/// The cells are read from the kept file again rather than stored twice: a page near the end of a
/// file of a gigabyte takes some seconds.
@Component
@Transactional(propagation = Propagation.SUPPORTS)
public class ImportErrors {
    /// Rows of the error file whose errors are looked up at a time.
    static final int WINDOW_ROWS = 2_000;

    private static final TypeReference<Map<String, Object>> ARGUMENTS = new TypeReference<>() {};

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final RunStore runs;
    private final Repairs repairs;
    private final FileStore store;
    private final Access access;

    /// What looking at failed rows takes.
    @Component
    record Access(ImportFiles files, Audit audit, JsonMapper json) {}

    ImportErrors(
            DSLContext sql,
            TransactionTemplate transactions,
            RunStore runs,
            Repairs repairs,
            FileStore store,
            Access access) {
        this.sql = sql;
        this.transactions = transactions;
        this.runs = runs;
        this.repairs = repairs;
        this.store = store;
        this.access = access;
    }

    /// What is wrong with a row.
    ///
    /// @param column null when it is the row as a whole
    /// @param warning the row was taken all the same
    public record Reason(
            @Nullable String column, String code, Map<String, Object> arguments, boolean warning) {}

    /// A row and what is wrong with it.
    ///
    /// @param cells of the file, or as mended since, by column
    /// @param mended it waits for a retry
    public record FailedRow(
            int row, List<Reason> reasons, Map<String, String> cells, boolean mended) {}

    /// The file of a run, and the columns its reader found.
    record Source(UUID run, UUID file, ReadingOptions options) {}

    /// Rows with something wrong, in the order of the file.
    public Page<FailedRow> list(UUID id, int pageSize, @Nullable String pageToken) {
        var token = PageToken.parse(pageToken, 1);
        var after = token == null ? 0 : number(token.keys().getFirst());
        var source = source(id);
        var found = reasons(id, after, pageSize + 1);
        var numbers = List.copyOf(found.keySet());
        var rows = new ArrayList<FailedRow>();
        if (!numbers.isEmpty()) {
            var mended = mended(id, numbers.getFirst(), numbers.getLast());
            var cells = cells(source, numbers);
            for (var number : numbers) {
                rows.add(
                        new FailedRow(
                                number,
                                Objects.requireNonNull(found.get(number)),
                                cells.of(number, mended.get(number)),
                                mended.containsKey(number)));
            }
        }
        return Page.of(rows, pageSize, row -> PageToken.of(row.row()).encode());
    }

    /// Mends some cells of a failed row. A retry imports it.
    public FailedRow repair(UUID id, int row, Map<String, String> values) {
        var source = source(id);
        var cells = cells(source, List.of(row));
        var reasons =
                Objects.requireNonNull(
                        transactions.execute(_ -> {
                            var locked = runs.lock(id);
                            var state = ImportState.stored(locked.getState());
                            if (!state.allows(Action.REPAIR)) {
                                throw ImportProblem.wrongState(state, Action.REPAIR);
                            }
                            var found = reasons(id, row - 1, 1).getOrDefault(row, List.of());
                            if (found.stream().allMatch(Reason::warning)) {
                                throw ImportProblem.rowNotFailed(row);
                            }
                            var before = repairs.find(id, row).orElse(null);
                            var mended = cells.mend(row, before, values);
                            repairs.save(id, row, mended);
                            access.audit()
                                    .record(
                                            AuditEntry.done("import.repair", "import", id)
                                                    .after(
                                                            Map.of(
                                                                    "row",
                                                                    row,
                                                                    "columns",
                                                                    List.copyOf(values.keySet()))));
                            return found;
                        }));
        var mended = mended(id, row, row);
        return new FailedRow(row, reasons, cells.of(row, mended.get(row)), true);
    }

    /// Reads the kept file for the error file; must be closed.
    public ErrorFile file(UUID id) {
        var source = source(id);
        try {
            return new ErrorFile(
                    id, TabularFile.open(store.path(source.file()), source.options()), this);
        } catch (UnreadableFileException unreadable) {
            throw ImportProblem.unreadable(unreadable);
        }
    }

    Source source(UUID id) {
        var run =
                Objects.requireNonNull(
                        transactions.execute(
                                _ -> runs.find(id).orElseThrow(ImportProblem::unknown)));
        access.files().requireKept(run.getFileId());
        var spec = access.json().readValue(run.getSpec().data(), SpecDocument.class);
        return new Source(
                id, run.getFileId(), new ReadingOptions(spec.encoding(), spec.delimiter(), null));
    }

    /// Reasons of the next rows that have any, by row number.
    SortedMap<Integer, List<Reason>> reasons(UUID id, int after, int rowsMax) {
        var found = new TreeMap<Integer, List<Reason>>();
        var tenant = Tenant.current().id();
        transactions.executeWithoutResult(_ -> {
            var numbers =
                    sql.selectDistinct(ERRORS.ROW_NO)
                            .from(ERRORS)
                            .where(ERRORS.TENANT_ID.eq(tenant))
                            .and(ERRORS.RUN_ID.eq(id))
                            .and(ERRORS.ROW_NO.gt(after))
                            .orderBy(ERRORS.ROW_NO)
                            .limit(rowsMax)
                            .fetch(ERRORS.ROW_NO);
            if (numbers.isEmpty()) {
                return;
            }
            sql.selectFrom(ERRORS)
                    .where(ERRORS.TENANT_ID.eq(tenant))
                    .and(ERRORS.RUN_ID.eq(id))
                    .and(ERRORS.ROW_NO.between(numbers.getFirst(), numbers.getLast()))
                    .orderBy(ERRORS.ROW_NO, ERRORS.NO)
                    .forEach(row ->
                            found.computeIfAbsent(row.getRowNo(), _ -> new ArrayList<>())
                                    .add(
                                            new Reason(
                                                    row.getColumnName(),
                                                    row.getCode(),
                                                    access.json()
                                                            .readValue(
                                                                    row.getArguments().data(),
                                                                    ARGUMENTS),
                                                    row.getWarning())));
        });
        return found;
    }

    private Map<Integer, List<String>> mended(UUID id, int first, int last) {
        return Objects.requireNonNull(transactions.execute(_ -> repairs.between(id, first, last)));
    }

    private Cells cells(Source source, List<Integer> numbers) {
        try (var file = TabularFile.open(store.path(source.file()), source.options());
                var rows = file.rows()) {
            return new Cells(file.columns(), collect(rows, numbers));
        } catch (UnreadableFileException unreadable) {
            throw ImportProblem.unreadable(unreadable);
        }
    }

    private static Map<Integer, List<String>> collect(RowCursor rows, List<Integer> numbers) {
        var found = new LinkedHashMap<Integer, List<String>>();
        int last = numbers.getLast();
        while (rows.hasNext()) {
            SourceRow row = rows.next();
            if (row.number() > last) {
                break;
            }
            if (numbers.contains(row.number())) {
                found.put(row.number(), row.cells());
            }
        }
        return found;
    }

    /// Cells of some rows.
    record Cells(List<String> columns, Map<Integer, List<String>> rows) {
        Map<String, String> of(int row, @Nullable List<String> mended) {
            var cells = mended != null ? mended : rows.getOrDefault(row, List.of());
            var byColumn = new LinkedHashMap<String, String>();
            for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
                byColumn.put(columns.get(i), cells.get(i));
            }
            return byColumn;
        }

        List<String> mend(int row, @Nullable List<String> before, Map<String, String> values) {
            var cells =
                    new ArrayList<>(before != null ? before : rows.getOrDefault(row, List.of()));
            while (cells.size() < columns.size()) {
                cells.add("");
            }
            values.forEach((column, value) -> {
                var place = columns.indexOf(column);
                if (place < 0) {
                    throw RequestProblem.invalid(
                            List.of(
                                    new FieldProblem(
                                            "/values/" + column,
                                            "imports/unknown-column",
                                            Map.of("column", column))));
                }
                cells.set(place, value);
            });
            return cells;
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw RequestProblem.pageToken();
        }
    }
}
