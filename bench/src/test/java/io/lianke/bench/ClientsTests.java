package io.lianke.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClientsTests {
    @Test
    void each_client_asks_each_of_its_turns_and_is_closed() throws Exception {
        var turns = new AtomicInteger();
        var closed = new AtomicInteger();

        var clients =
                Clients.of(
                        4,
                        () ->
                                new Clients.Client() {
                                    @Override
                                    public void ask(int turn) {
                                        turns.addAndGet(turn);
                                    }

                                    @Override
                                    public void close() throws SQLException {
                                        closed.incrementAndGet();
                                    }
                                });
        Clients.Times times;
        try (clients) {
            times = clients.ask(10).ask(15).times();
        }

        assertThat(turns).hasValue(4 * 25 * 24 / 2);
        assertThat(closed).hasValue(4);
        assertThat(times.sortedNanos()).hasSize(4 * 25).isSorted();
        assertThat(times.within(Clients.TAIL)).isPositive();
    }
}
