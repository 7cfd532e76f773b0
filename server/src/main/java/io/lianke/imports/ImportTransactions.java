package io.lianke.imports;

import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Transactions of a worker.
@Component
class ImportTransactions {
    private final DSLContext sql;
    private final PlatformTransactionManager manager;
    private final ObjectProvider<Checkpoint> checkpoint;

    ImportTransactions(
            DSLContext sql,
            PlatformTransactionManager manager,
            ObjectProvider<Checkpoint> checkpoint) {
        this.sql = sql;
        this.manager = manager;
        this.checkpoint = checkpoint;
    }

    Chunks.Tools tools(RunStore runs) {
        var trial = new TransactionTemplate(manager);
        trial.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        return new Chunks.Tools(
                sql,
                new TransactionTemplate(manager),
                trial,
                runs,
                checkpoint.getIfAvailable(() -> _ -> {}));
    }
}
