package io.lianke.demo;

import io.lianke.commerce.OrderQuery;
import io.lianke.commerce.Orders;
import io.lianke.customer.Customers;
import io.lianke.demo.company.Company;
import io.lianke.shared.StartRefused;
import io.lianke.tenancy.Tenants;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Loads the demo company into the bound tenant: the whole of it, or what is missing.
@Component
public class DemoLoads {
    private static final int FIRST_ANALYZE = 2_000;
    private static final int ANALYZE_GROWTH = 4;

    private final TransactionTemplate transactions;
    private final LoadRows rows;
    private final Loading loading;
    private final Emptiness emptiness;
    private final InstantSource clock;

    DemoLoads(
            TransactionTemplate transactions,
            LoadRows rows,
            Loading loading,
            Emptiness emptiness,
            InstantSource clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.loading = loading;
        this.emptiness = emptiness;
        this.clock = clock;
    }

    /// Knows whether anybody uses the installation.
    @Component
    record Emptiness(Tenants tenants, Customers customers, Orders orders) {
        private static final OrderQuery ANY_ORDER =
                new OrderQuery(null, null, null, null, null, null, OrderQuery.Sale.ANY);

        void demand() {
            if (customers.lastOrdinal() > 0 || !orders.page(ANY_ORDER, 1, null).items().isEmpty()) {
                throw new StartRefused(
                        "The demo company goes only into an empty installation, and this one has"
                                + " customers or orders: start it without --demo, or choose"
                                + " another directory with --data.");
            }
        }
    }

    public Optional<Load> find() {
        return in(rows::find);
    }

    /// @param progress is told how many customers are loaded
    /// @throws StartRefused when the installation holds anything else
    Load load(int customers, Optional<Instant> until, IntConsumer progress) {
        var known = find();
        if (known.isPresent() && known.get().whole()) {
            return known.get();
        }
        var load = known.orElseGet(() -> begin(customers, until));
        if (load.generator() != Company.VERSION) {
            throw new StartRefused(
                    "The demo company in this data directory was begun by another version of"
                            + " Lianke and never finished: remove the directory, or choose another"
                            + " with --data.");
        }
        var whole = fill(load, progress);
        in(() -> {
            loading.finish(whole, clock.instant());
            return whole;
        });
        return find().orElseThrow();
    }

    private Load begin(int customers, Optional<Instant> until) {
        return in(() -> {
            emptiness.demand();
            var settings = emptiness.tenants().settings();
            var terms =
                    new Company.Terms(customers, until.orElseGet(clock::instant), settings.zone());
            return loading.begin(
                    new Load(
                            customers,
                            Company.VERSION,
                            terms.until(),
                            terms.zone(),
                            settings.currency(),
                            0,
                            "",
                            null),
                    new Company(terms),
                    clock.instant());
        });
    }

    /// The next chunk is made up while one is written.
    private Load fill(Load begun, IntConsumer progress) {
        var company = new Company(begun.terms());
        var load = begun;
        var analyzeAt = FIRST_ANALYZE;
        var next = ahead(company, load.loaded(), load);
        while (load.loaded() < load.customers()) {
            var chunk = next.join();
            next = ahead(company, chunk.to() - 1, load);
            var before = load;
            load = in(() -> loading.write(before, chunk));
            progress.accept(load.loaded());
            if (load.loaded() >= analyzeAt) {
                analyzeAt = load.loaded() * ANALYZE_GROWTH;
                transactions.executeWithoutResult(_ -> rows.analyze());
            }
        }
        return load;
    }

    private static CompletableFuture<Chunk> ahead(Company company, int loaded, Load load) {
        return CompletableFuture.supplyAsync(() -> Chunk.from(company, loaded, load.customers()));
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }
}
