package io.lianke.access;

import io.lianke.shared.StartRefused;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Under which address people open the console.
///
/// @param publicUrl scheme, host and port; empty for `http://localhost` and the port listened on
@ConfigurationProperties("lianke")
record PublicAddressSettings(@DefaultValue("") String publicUrl) {

    PublicAddressSettings {
        if (!publicUrl.isEmpty() && !isOrigin(publicUrl)) {
            throw new StartRefused(
                    "LIANKE_PUBLIC_URL is an address such as https://crm.example.com, without a"
                            + " path (plain http for localhost only), and not \""
                            + publicUrl
                            + "\".");
        }
    }

    private static boolean isOrigin(String text) {
        try {
            var url = URI.create(text);
            var host = url.getHost();
            return host != null
                    && url.getUserInfo() == null
                    && text.equals(
                            url.getScheme()
                                    + "://"
                                    + host
                                    + (url.getPort() < 0 ? "" : ":" + url.getPort()))
                    && ("https".equals(url.getScheme())
                            || ("http".equals(url.getScheme()) && "localhost".equals(host)));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
