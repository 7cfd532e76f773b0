package io.lianke.access;

import io.lianke.access.db.Routines;
import io.lianke.shared.Problem;
import io.lianke.shared.StartRefused;
import io.lianke.shared.web.ProblemDocuments;
import io.lianke.tenancy.Tenant;
import io.lianke.tenancy.TenantSettings;
import io.lianke.tenancy.Tenants;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The first start on an empty installation: the tenant `default`, and what the variables ask for.
/// Each variable does its work once and on its own; a different value later is ignored and said so
/// in the log.
@Component
@Order(1)
public class Bootstrap implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(Bootstrap.class);

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final Tenants tenants;
    private final ApiKeys keys;
    private final SetUp setUp;
    private final BootstrapSettings settings;
    private final Environment environment;

    Bootstrap(
            DSLContext sql, Tenants tenants, ApiKeys keys, SetUp setUp, BootstrapContext context) {
        this.sql = sql;
        this.transactions = context.transactions();
        this.tenants = tenants;
        this.keys = keys;
        this.setUp = setUp;
        this.settings = context.settings();
        this.environment = context.environment();
    }

    /// What the first start needs to know.
    @Component
    record BootstrapContext(
            TransactionTemplate transactions,
            BootstrapSettings settings,
            Environment environment) {}

    @Override
    public void run(ApplicationArguments arguments) {
        var tenant = firstTenant();
        tenant.run(() -> {
            once(
                    "LIANKE_OWNER_EMAIL",
                    settings.ownerEmail(),
                    () -> setUp.createOwner(settings.ownerEmail(), settings.ownerPassword()));
            once(
                    "LIANKE_BOOTSTRAP_API_KEY",
                    settings.apiKey(),
                    () -> keys.register(settings.apiKey(), "bootstrap"));
        });
        setUp.offer()
                .ifPresent(token ->
                        System.out.println(
                                "Set up Lianke at "
                                        + (environment.containsProperty("server.ssl.bundle")
                                                ? "https"
                                                : "http")
                                        + "://localhost:"
                                        + environment.getProperty("local.server.port")
                                        + "/setup#token="
                                        + token));
    }

    private Tenant firstTenant() {
        return Objects.requireNonNull(
                transactions.execute(_ -> {
                    // One node creates it; others that start at the same time wait here and
                    // then find it.
                    sql.execute("select pg_advisory_xact_lock(hashtext('lianke.bootstrap'))");
                    return tenants.first()
                            .orElseGet(() -> {
                                var tenant = new Tenant(UUID.randomUUID());
                                tenants.create(
                                        tenant,
                                        new TenantSettings(
                                                Tenants.NOT_NAMED,
                                                settings.zone(),
                                                settings.currency(),
                                                settings.region(),
                                                settings.locale()));
                                return tenant;
                            });
                }));
    }

    /// Does the work of a variable if this installation has not seen it yet, in the bound tenant.
    public void once(String variable, String value, Runnable work) {
        if (value.isEmpty()) {
            return;
        }
        transactions.executeWithoutResult(_ -> {
            switch (Optional.ofNullable(
                            Routines.bootstrapOnce(
                                    sql.configuration(), variable, Secret.hash(value)))
                    .orElseThrow()) {
                case "new" -> {
                    try {
                        work.run();
                    } catch (Problem refused) {
                        throw new StartRefused(
                                variable
                                        + " is refused: "
                                        + ProblemDocuments.sentence(
                                                refused.code(),
                                                refused.arguments(),
                                                Locale.ENGLISH),
                                refused);
                    }
                }
                case "different" ->
                        log.atWarn()
                                .addKeyValue("variable", variable)
                                .log("ignored: the first start had another value");
                case String _ -> {}
            }
        });
    }
}
