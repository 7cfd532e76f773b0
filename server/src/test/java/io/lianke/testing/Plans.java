package io.lianke.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// How PostgreSQL answers the very statements that some code runs: as the application's role, with
/// the tenant bound and row-level security in force.
@Component
public class Plans {
    private final DSLContext sql;
    private final TransactionTemplate transactions;

    Plans(DSLContext sql, TransactionTemplate transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /// The plan of each statement that the work runs, statement first.
    public List<String> of(World world, Consumer<DSLContext> work) {
        return world.tenant()
                .call(() -> Objects.requireNonNull(transactions.execute(_ -> explained(work))));
    }

    private List<String> explained(Consumer<DSLContext> work) {
        var heard = new Heard(new ArrayList<>());
        work.accept(DSL.using(sql.configuration().deriveAppending(heard)));
        return heard.queries().stream()
                .map(sql::renderInlined)
                .map(query ->
                        query
                                + "\n"
                                + String.join(
                                        "\n",
                                        sql.fetch("explain " + query).getValues(0, String.class)))
                .toList();
    }

    private record Heard(List<Query> queries) implements ExecuteListener {
        @Override
        public void executeStart(ExecuteContext context) {
            var query = context.query();
            if (query != null) {
                queries.add(query);
            }
        }
    }
}
