package io.lianke.access;

import io.lianke.shared.StartRefused;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the first start is told by `LIANKE_*` variables; see the README. Empty: not told.
///
/// @param zone settings of the first tenant, as are currency, region and locale
@ConfigurationProperties("lianke.bootstrap")
record BootstrapSettings(
        @DefaultValue("") String ownerEmail,
        @DefaultValue("") String ownerPassword,
        @DefaultValue("") String apiKey,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("CNY") Currency currency,
        @DefaultValue("CN") String region,
        @DefaultValue("zh-CN") String locale) {

    /// What stands in other people's examples, and therefore in everybody's list.
    private static final Set<String> EXAMPLES =
            Set.of(
                    "admin",
                    "administrator",
                    "changeit",
                    "changeme",
                    "default",
                    "demo",
                    "example",
                    "key",
                    "lianke",
                    "password",
                    "placeholder",
                    "secret",
                    "secretkey",
                    "test",
                    "testkey",
                    "apikey",
                    "yourapikey",
                    "yourpassword",
                    "yoursecret",
                    "token");

    BootstrapSettings {
        refuseExample("LIANKE_OWNER_PASSWORD", ownerPassword);
        refuseExample("LIANKE_BOOTSTRAP_API_KEY", apiKey);
        if (!List.of(Locale.getISOCountries()).contains(region)) {
            throw new StartRefused(
                    "LIANKE_REGION is a country code such as CN, and \"" + region + "\" is none.");
        }
        if (!locale.equals("zh-CN") && !locale.equals("en")) {
            throw new StartRefused("LIANKE_LOCALE is zh-CN or en, and not \"" + locale + "\".");
        }
    }

    private static void refuseExample(String variable, String value) {
        var bare = value.toLowerCase(Locale.ROOT).replaceFirst("^lk_", "").replaceAll("[^a-z]", "");
        if (EXAMPLES.contains(bare)) {
            throw new StartRefused(
                    variable + " is an example that everybody knows: choose a random value.");
        }
    }

    @Override
    public String toString() {
        return "BootstrapSettings[ownerEmail=" + ownerEmail + "]";
    }
}
