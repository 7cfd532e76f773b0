package io.lianke.access;

import io.lianke.shared.StartRefused;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
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

    BootstrapSettings {
        if (!List.of(Locale.getISOCountries()).contains(region)) {
            throw new StartRefused(
                    "LIANKE_REGION is a country code such as CN, and \"" + region + "\" is none.");
        }
        if (!locale.equals("zh-CN") && !locale.equals("en")) {
            throw new StartRefused("LIANKE_LOCALE is zh-CN or en, and not \"" + locale + "\".");
        }
    }

    @Override
    public String toString() {
        return "BootstrapSettings[ownerEmail=" + ownerEmail + "]";
    }
}
