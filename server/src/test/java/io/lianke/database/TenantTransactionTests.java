package io.lianke.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class TenantTransactionTests extends ServerTests {
    @Autowired private DataSource dataSource;

    /// Else what the thread does next would join in, as whoever it was begun for.
    @Test
    @Shows("Z-5")
    void a_transaction_that_cannot_begin_leaves_no_connection_with_its_thread() {
        TenantBinding tenant = () -> world.tenant().id();
        ReachBinding broken =
                () -> {
                    throw new IllegalStateException("broken");
                };
        var beans = new StaticListableBeanFactory(Map.of("tenant", tenant, "reach", broken));
        var manager =
                new TenantTransactionManager(
                        dataSource,
                        beans.getBeanProvider(TenantBinding.class),
                        beans.getBeanProvider(ReachBinding.class));

        assertThatThrownBy(() -> new TransactionTemplate(manager).executeWithoutResult(_ -> {}))
                .hasMessage("broken");
        assertThat(TransactionSynchronizationManager.hasResource(dataSource)).isFalse();
    }
}
