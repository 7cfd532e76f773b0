package io.lianke.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Holds changes back until the start is over, for the API answers before: a customer of somebody
/// else's between those of the demo company would stop its load for good.
///
/// Closed to begin with, also without `--demo`, so that nobody slips into half a company before
/// [DemoStart] has looked; that takes a moment, for which whoever comes too early waits. For all
/// tenants, since the company goes only where there is one.
@Component
public class LoadingGate {
    private static final Duration LOOK_MAX = Duration.ofSeconds(10);

    private final Duration patience;
    private final CountDownLatch opened = new CountDownLatch(1);

    @Autowired
    LoadingGate(DemoSettings settings) {
        this(settings.customers() == 0 ? LOOK_MAX : Duration.ZERO);
    }

    /// @param patience how long a change waits before it is refused
    public LoadingGate(Duration patience) {
        this.patience = patience;
    }

    public void open() {
        opened.countDown();
    }

    /// @throws DemoProblem `demo/loading` if it does not open
    public void demandOpen() {
        try {
            if (!opened.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw DemoProblem.loading();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw DemoProblem.loading();
        }
    }
}
