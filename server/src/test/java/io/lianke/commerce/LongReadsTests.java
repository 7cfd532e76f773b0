package io.lianke.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.ServerTests;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class LongReadsTests extends ServerTests {
    @Autowired private DSLContext sql;
    @Autowired private PlatformTransactionManager transactions;
    @Autowired private LongReads reads;

    private String time() {
        return String.valueOf(sql.fetchValue("show statement_timeout"));
    }

    /// Reads in so many transactions, each within the one before.
    private String timeOf(int atOnce) {
        var transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        Supplier<String> inner = atOnce == 1 ? this::time : () -> timeOf(atOnce - 1);
        return world.tenant().call(() -> transaction.execute(_ -> reads.read(inner)));
    }

    @Test
    void every_statement_is_planned_for_its_own_parameters() {
        var mode =
                world.tenant()
                        .call(() ->
                                new TransactionTemplate(transactions)
                                        .execute(_ ->
                                                reads.read(() ->
                                                        sql.fetchValue("show plan_cache_mode"))));

        assertThat(mode).isEqualTo("force_custom_plan");
    }

    @Test
    void a_few_at_once_have_more_time_and_the_others_what_every_statement_has() {
        assertThat(timeOf(1)).isEqualTo("30s");
        assertThat(timeOf(LongReads.AT_ONCE)).isEqualTo("30s");
        assertThat(timeOf(LongReads.AT_ONCE + 1)).isEqualTo("5s");
        // What was taken was given back.
        assertThat(timeOf(LongReads.AT_ONCE)).isEqualTo("30s");
    }
}
