package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.shared.StartRefused;
import io.lianke.tenancy.Tenants;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/// A-1 and the variables of the first start, on an installation that is made to forget its owner.
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTests extends ServerTests {
    @Autowired private DSLContext sql;
    @Autowired private TransactionTemplate transactions;
    @Autowired private Tenants tenants;
    @Autowired private ApiKeys keys;
    @Autowired private SetUp setUp;
    @Autowired private Environment environment;

    @BeforeEach
    void noOwnerYet() {
        new OwnerSql(databaseOwner).reopenSetUp();
        new OwnerSql(databaseOwner).forgetGuesses();
    }

    private void start(String email, String password, String key) {
        var settings =
                new BootstrapSettings(
                        email,
                        password,
                        key,
                        ZoneId.of("UTC"),
                        Currency.getInstance("CNY"),
                        "CN",
                        "zh-CN");
        new Bootstrap(
                        sql,
                        tenants,
                        keys,
                        setUp,
                        new Bootstrap.BootstrapContext(transactions, settings, environment))
                .run(new DefaultApplicationArguments());
    }

    private static String email() {
        return "first-" + UUID.randomUUID() + "@example.com";
    }

    private int signIn(String email, String password) {
        return anonymous()
                .post(
                        "/api/v1/session",
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password))
                .status();
    }

    private Http.Answer complete(Http browser, String token) {
        return browser.post(
                "/api/v1/setup",
                """
                {"token":"%s","email":"%s","password":"%s","displayName":"First","organization":
                {"name":"Shop","zone":"Asia/Shanghai","currency":"CNY","region":"CN","locale":"zh-CN"}}
                """
                        .formatted(token, email(), World.PASSWORD));
    }

    @Test
    @Shows("A-1")
    void set_up_works_once_with_the_token_and_then_never_again() {
        var browser = anonymous();
        var older = setUp.offer().orElseThrow();
        var token = setUp.offer().orElseThrow();
        assertThat(browser.get("/api/v1/setup").body().path("open").asBoolean()).isTrue();

        assertThat(complete(browser, "wrong").code()).isEqualTo("access/set-up-closed");
        assertThat(complete(browser, older).status()).isEqualTo(404);
        var done = complete(browser, token);
        assertThat(done.status()).isEqualTo(201);
        assertThat(done.body().path("role").asString()).isEqualTo("owner");
        assertThat(done.body().path("platformOperator").asBoolean()).isTrue();
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);

        assertThat(complete(anonymous(), token).status()).isEqualTo(404);
        assertThat(complete(anonymous(), "wrong").status()).isEqualTo(404);
        assertThat(anonymous().get("/api/v1/setup").body().path("open").asBoolean()).isFalse();
        assertThat(setUp.offer()).isEmpty();
    }

    @Test
    @Shows("A-1")
    void a_weak_password_leaves_set_up_open() {
        var token = setUp.offer().orElseThrow();

        var refused =
                anonymous()
                        .post(
                                "/api/v1/setup",
                                """
                                {"token":"%s","email":"%s","password":"short","displayName":"F","organization":
                                {"name":"S","zone":"UTC","currency":"CNY","region":"CN","locale":"en"}}
                                """
                                        .formatted(token, email()));

        assertThat(refused.code()).isEqualTo("access/weak-password");
        assertThat(complete(anonymous(), token).status()).isEqualTo(201);
    }

    @Test
    @Shows({"A-1", "S-2"})
    void the_owner_of_the_variables_is_made_once(CapturedOutput output) {
        var first = email();
        var second = email();

        start(first, World.PASSWORD, "");
        start(first, "another password", "");
        start(second, World.PASSWORD, "");

        assertThat(signIn(first, World.PASSWORD)).isEqualTo(200);
        assertThat(signIn(first, "another password")).isEqualTo(401);
        assertThat(signIn(second, World.PASSWORD)).isEqualTo(401);
        assertThat(output).contains("ignored: the first start had another value");
        assertThat(output).doesNotContain(World.PASSWORD);
    }

    @Test
    void a_key_works_without_an_owner_and_leaves_set_up_open(CapturedOutput output) {
        var key = "bootstrap-" + UUID.randomUUID();
        var later = "bootstrap-" + UUID.randomUUID();

        start("", "", key);
        start("", "", key);
        start("", "", later);

        assertThat(Http.program(port(), key).get("/api/v1/members").status()).isEqualTo(200);
        assertThat(Http.program(port(), later).get("/api/v1/members").status()).isEqualTo(401);
        assertThat(output).contains("LIANKE_BOOTSTRAP_API_KEY").doesNotContain(later);
        assertThat(output).contains("/setup#token=");
    }

    @Test
    @Shows("A-1")
    void an_owner_nobody_could_be_is_refused_by_the_name_of_the_variable() {
        assertThatThrownBy(() -> start(email(), "short", ""))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("LIANKE_OWNER_EMAIL is refused");
        assertThatThrownBy(() -> start("not an address", World.PASSWORD, ""))
                .isInstanceOf(StartRefused.class);
        assertThat(setUp.open()).isTrue();
    }

    @Test
    void settings_say_nothing_by_default() {
        var defaults =
                new Binder(new MapConfigurationPropertySource())
                        .bindOrCreate("lianke.bootstrap", Bindable.of(BootstrapSettings.class));

        assertThat(defaults)
                .isEqualTo(
                        new BootstrapSettings(
                                "",
                                "",
                                "",
                                ZoneId.of("UTC"),
                                Currency.getInstance("CNY"),
                                "CN",
                                "zh-CN"));
    }

    @Shows("O-5")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "changeme", "Change-Me-123", "password", "P a s s w o r d 1 2", "lk_secret",
                "LK_CHANGEME", "your-api-key", "<YOUR_API_KEY>", "admin", "lianke"
            })
    void a_secret_out_of_an_example_is_refused(String example) {
        assertThatThrownBy(() -> start("o@example.com", example, ""))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("LIANKE_OWNER_PASSWORD is an example");
        assertThatThrownBy(() -> start("", "", example))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("LIANKE_BOOTSTRAP_API_KEY is an example");
    }

    @Test
    void a_region_or_language_nobody_has_is_refused() {
        var utc = ZoneId.of("UTC");
        var cny = Currency.getInstance("CNY");

        assertThatThrownBy(() -> new BootstrapSettings("", "", "", utc, cny, "XX", "en"))
                .hasMessageContaining("LIANKE_REGION");
        assertThatThrownBy(() -> new BootstrapSettings("", "", "", utc, cny, "CN", "tlh"))
                .hasMessageContaining("LIANKE_LOCALE");
    }

    @Test
    void the_public_address_is_an_origin_that_browsers_trust() {
        assertThat(
                        new Binder(new MapConfigurationPropertySource())
                                .bindOrCreate("lianke", Bindable.of(PublicAddressSettings.class))
                                .publicUrl())
                .isEmpty();
        var good = new PublicAddressSettings("https://crm.example.com:8443");
        assertThat(new PublicAddress(good, environment).host()).isEqualTo("crm.example.com");
        assertThat(new PublicAddress(new PublicAddressSettings(""), environment).origin())
                .isEqualTo("http://localhost:" + port());
        for (var bad :
                new String[] {
                    "crm.example.com",
                    "http://crm.example.com",
                    "https://crm.example.com/",
                    "https://crm.example.com/console",
                    "https://me@crm.example.com",
                    "https://",
                    "ftp://localhost",
                    "javascript:alert(1)"
                }) {
            assertThatThrownBy(() -> new PublicAddressSettings(bad))
                    .as(bad)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("LIANKE_PUBLIC_URL");
        }
    }
}
