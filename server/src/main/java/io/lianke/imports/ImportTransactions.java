package io.lianke.imports;

import io.lianke.shared.Storage;
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
    private final Storage storage;
    private final ObjectProvider<Checkpoint> checkpoint;

    ImportTransactions(
            DSLContext sql,
            PlatformTransactionManager manager,
            Storage storage,
            ObjectProvider<Checkpoint> checkpoint) {
        this.sql = sql;
        this.manager = manager;
        this.storage = storage;
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
                storage,
                checkpoint.getIfAvailable(() -> _ -> {}));
    }
}
