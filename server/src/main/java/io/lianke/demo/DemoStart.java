package io.lianke.demo;

import io.lianke.shared.StartRefused;
import io.lianke.tenancy.Tenants;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Loads the demo company when the start asks for it, after the first tenant was made and before
/// Lianke says that it is ready. Without being asked it refuses to start over half a company.
@Component
@Order(3)
class DemoStart implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(DemoStart.class);
    private static final Duration TELL_EVERY = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int PAUSES_MAX = 60;

    private final Tenants tenants;
    private final DemoLoads loads;
    private final DemoSettings settings;
    private final LoadingGate gate;
    private final InstantSource clock;

    DemoStart(
            Tenants tenants,
            DemoLoads loads,
            DemoSettings settings,
            LoadingGate gate,
            InstantSource clock) {
        this.tenants = tenants;
        this.loads = loads;
        this.settings = settings;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        tenants.first().ifPresent(tenant -> tenant.run(this::loadIfAsked));
        gate.open();
    }

    private void loadIfAsked() {
        var known = loads.find();
        if (settings.customers() == 0) {
            if (known.isPresent() && !known.get().whole()) {
                throw new StartRefused(
                        "The demo company in this data directory was loaded in part only: start"
                                + " with --demo to finish it, or choose another directory with"
                                + " --data.");
            }
            return;
        }
        if (known.isPresent() && known.get().whole()) {
            say(
                    "The demo company is there already, with "
                            + number(known.get().customers())
                            + " customers.");
            return;
        }
        if (known.isEmpty() && tenants.count() > 1) {
            throw new StartRefused(
                    "The demo company goes only into an empty installation, and this one has more"
                            + " than one tenant: choose another directory with --data.");
        }
        var begun = clock.instant();
        say(
                "Loading the demo company of "
                        + number(known.map(Load::customers).orElse(settings.customers()))
                        + " customers; the console can be opened meanwhile ...");
        var load = loadThroughOutages(new Progress(begun));
        say(
                "The demo company is loaded: "
                        + number(load.customers())
                        + " customers in "
                        + Duration.between(begun, clock.instant()).toSeconds()
                        + " s, checksum "
                        + load.checksum()
                        + ".");
    }

    /// Goes on where it was when the database comes back.
    private Load loadThroughOutages(Progress progress) {
        for (int pauses = 0; ; pauses++) {
            try {
                return loads.load(settings.customers(), settings.end(), progress::tell);
            } catch (RuntimeException broken) {
                if (pauses == PAUSES_MAX || !isOfTheDatabase(broken)) {
                    throw broken;
                }
                log.atWarn()
                        .addKeyValue("cause", broken.toString())
                        .log("the load of the demo company broke off and is tried again");
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static boolean isOfTheDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    /// Says every few seconds how far it is.
    private final class Progress {
        private Instant told;

        Progress(Instant begun) {
            told = begun;
        }

        void tell(int customers) {
            if (clock.instant().isAfter(told.plus(TELL_EVERY))) {
                told = clock.instant();
                say("  " + number(customers) + " customers");
            }
        }
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// Plain text, as the address that follows: people wait for it.
    private static void say(String text) {
        System.out.println(text);
    }
}
