package io.lianke.exports;

import io.lianke.access.Caller;
import io.lianke.access.Callers;
import io.lianke.access.Sight;
import io.lianke.channel.Channels;
import io.lianke.exports.db.tables.records.RunsRecord;
import io.lianke.organization.Stores;
import io.lianke.risk.Extraction;
import io.lianke.risk.RiskProblem;
import io.lianke.shared.web.ProblemDocuments;
import io.lianke.tenancy.Tenants;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes the file of an export, as the one who asked for it: with the rights that this person or
/// key has when it begins, given up when they become less: that is looked at every few thousand
/// rows. All pages are of one snapshot.
@Component
class ExportWorker {
    private static final Logger log = LoggerFactory.getLogger(ExportWorker.class);
    private static final int ROWS_BETWEEN_LOOKS = 5_000;

    /// An export that breaks as often for a reason of its own will never succeed.
    private static final int ATTEMPTS_MAX = 5;

    private final ExportRows rows;
    private final ExportFiles files;
    private final Exports exports;
    private final Callers callers;
    private final Naming naming;
    private final TransactionTemplate snapshot;
    private final ExportSettings settings;
    private final Extraction extraction;

    /// What codes are called.
    @Component
    record Naming(Channels channels, Stores stores, Tenants tenants) {

        Words words(Locale language) {
            var chinese = language.getLanguage().equals("zh");
            var channelNames = new HashMap<String, String>();
            for (var channel : channels.list()) {
                channelNames.put(channel.code(), chinese ? channel.nameZh() : channel.nameEn());
            }
            var storeNames = new HashMap<String, String>();
            for (var store : stores.list()) {
                storeNames.put(store.code(), store.name());
            }
            return new Words(
                    language,
                    tenants.settings().zone(),
                    Map.copyOf(channelNames),
                    Map.copyOf(storeNames));
        }
    }

    /// Where files and their state are.
    @Component
    record Stock(ExportRows rows, ExportFiles files, Exports exports, Extraction extraction) {}

    ExportWorker(
            Stock stock,
            Callers callers,
            Naming naming,
            PlatformTransactionManager transactions,
            ExportSettings settings) {
        this.rows = stock.rows();
        this.files = stock.files();
        this.exports = stock.exports();
        this.extraction = stock.extraction();
        this.callers = callers;
        this.naming = naming;
        this.settings = settings;
        this.snapshot = snapshots(transactions);
    }

    /// Transactions that see one state of the data from their first statement to their last, and
    /// are never part of another one.
    static TransactionTemplate snapshots(PlatformTransactionManager transactions) {
        var snapshot = new TransactionTemplate(transactions);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return snapshot;
    }

    /// The application stops; the export is taken up again by the next one.
    private static final class Stopping extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// Nobody wants the file any more.
    private static final class Unwanted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unwanted() {
            super("cancelled", null, false, false);
        }
    }

    /// @return whether the export is over; else its turn comes later
    boolean work(UUID id, BooleanSupplier stopping) {
        return switch (rows.claim(id)) {
            case ExportRows.Found.Over() -> true;
            case ExportRows.Found.Later() -> false;
            case ExportRows.Found.Mine(var row) -> {
                write(row, stopping);
                yield true;
            }
        };
    }

    private void write(RunsRecord row, BooleanSupplier stopping) {
        var id = row.getId();
        try {
            var caller = standing(row).orElseThrow(ExportProblem::rightLost);
            caller.call(() -> {
                var count = new long[1];
                var bytes = files.write(id, out -> count[0] = inSnapshot(row, stopping, out));
                if (rows.finish(id, count[0], bytes, Sight.of(caller))) {
                    extraction.exported(caller, count[0]);
                } else {
                    files.delete(id);
                }
                return count;
            });
        } catch (Unwanted _) {
            log.atInfo().addKeyValue("export", id).log("export cancelled");
        } catch (Stopping stop) {
            throw stop;
        } catch (ExportProblem | RiskProblem refused) {
            rows.fail(id, refused);
        } catch (RuntimeException broken) {
            stumble(id, broken);
        }
    }

    private void stumble(UUID id, RuntimeException broken) {
        var problem = ProblemDocuments.problemOf(broken);
        if (rows.stumble(id) < ATTEMPTS_MAX) {
            throw broken;
        }
        rows.fail(id, problem);
    }

    /// Whoever asked for the export, if that caller may still have it.
    private Optional<Caller> standing(RunsRecord row) {
        var caller =
                row.getMakerKind().equals(Exports.PERSON)
                        ? callers.person(row.getMakerId())
                        : callers.key(row.getMakerId());
        var object = ExportedList.of(row.getObject()).orElseThrow();
        return caller.filter(known -> object.lacking(known).isEmpty());
    }

    private long inSnapshot(RunsRecord row, BooleanSupplier stopping, OutputStream out)
            throws IOException {
        var failure = new IOException[1];
        var count =
                snapshot.execute(_ -> {
                    try {
                        return fill(row, stopping, out);
                    } catch (IOException failed) {
                        failure[0] = failed;
                        return 0L;
                    }
                });
        if (failure[0] != null) {
            throw failure[0];
        }
        return count == null ? 0 : count;
    }

    private long fill(RunsRecord row, BooleanSupplier stopping, OutputStream out)
            throws IOException {
        var order = exports.order(row);
        var words = naming.words(order.language());
        var source = exports.source(order.object());
        var found = source.rows(order.query(), order.columns(), words);
        var expected = found.expected();
        long done = 0;
        long looked = 0;
        go(row, done, expected);
        var mark = mark(row, words);
        try (var table =
                TableFile.open(
                        order.format(),
                        new TableFile.Title(words.of("object." + order.object().code()), mark),
                        out)) {
            table.row(with(headings(order, words), words.of("mark")));
            String token = null;
            do {
                var page = found.page(token);
                for (var cells : page.items()) {
                    table.row(with(cells, mark));
                }
                done += page.items().size();
                extraction.requireExport(caller(), done);
                if (done > settings.rowsMax()) {
                    throw ExportProblem.tooManyRows(settings.rowsMax());
                }
                if (stopping.getAsBoolean()) {
                    throw new Stopping();
                }
                if (done - looked >= ROWS_BETWEEN_LOOKS) {
                    looked = done;
                    go(row, done, expected);
                }
                token = page.nextPageToken();
            } while (token != null);
            table.finish();
        }
        return done;
    }

    private static Caller caller() {
        return Caller.current().orElseThrow();
    }

    /// Who exported it, when, and by which export: on each row, so that a part of the file says it
    /// too. An import passes a column over that stands for nothing.
    private static String mark(RunsRecord row, Words words) {
        return words.of("mark.by")
                .formatted(row.getMakerName(), words.said(row.getCreatedAt()), row.getId());
    }

    private static List<Cell> with(List<Cell> cells, String last) {
        return Stream.concat(cells.stream(), Stream.of(Cell.text(last))).toList();
    }

    private static List<Cell> headings(ExportOrder order, Words words) {
        return order.columns().stream()
                .map(column -> Cell.text(words.of(order.object().code() + "." + column)))
                .toList();
    }

    /// Says how far it is, and looks whether to go on.
    private void go(RunsRecord row, long done, @Nullable Long expected) {
        if (!rows.advance(row.getId(), done, expected)) {
            throw new Unwanted();
        }
        var sight = Sight.of(caller());
        if (standing(row).filter(known -> Sight.of(known).covers(sight)).isEmpty()) {
            throw ExportProblem.rightLost();
        }
    }
}
