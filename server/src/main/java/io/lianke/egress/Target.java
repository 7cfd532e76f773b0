package io.lianke.egress;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where a call goes, read from its address without any leniency: what two readers could read
/// differently is refused.
///
/// @param scheme `https` or `http`
/// @param host a name in lower case, or an address in its usual spelling
/// @param resource path and query
record Target(String scheme, String host, int port, String resource) {
    static final int LENGTH_MAX = 2048;
    static final int HTTPS_PORT = 443;
    static final int HTTP_PORT = 80;

    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern NAME =
            Pattern.compile("(" + LABEL + "\\.)*+" + LABEL, Pattern.CASE_INSENSITIVE);

    /// A last part of digits makes an address of it, in any of a dozen spellings.
    private static final Pattern NUMERIC =
            Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)", Pattern.CASE_INSENSITIVE);

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern USUAL = Pattern.compile("(" + BYTE + "\\.){3}" + BYTE);
    private static final Pattern SIXTH = Pattern.compile("\\[[0-9a-fA-F:.]{2,45}]");
    private static final int NAME_LENGTH_MAX = 253;

    /// @throws IllegalArgumentException when it is none that we call
    static Target of(String address) {
        if (address.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("too long");
        }
        try {
            var uri = new URI(address);
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("https") && !scheme.equals("http")) {
                throw new IllegalArgumentException("neither https nor http");
            }
            var host = uri.getHost();
            if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw new IllegalArgumentException("no plain host");
            }
            var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return new Target(
                    scheme,
                    host(host),
                    uri.getPort() >= 0
                            ? uri.getPort()
                            : scheme.equals("https") ? HTTPS_PORT : HTTP_PORT,
                    uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("malformed", malformed);
        }
    }

    private static String host(String text) {
        if (SIXTH.matcher(text).matches()) {
            return InetAddress.ofLiteral(text.substring(1, text.length() - 1)).getHostAddress();
        }
        if (USUAL.matcher(text).matches()) {
            return text;
        }
        if (text.length() > NAME_LENGTH_MAX
                || !NAME.matcher(text).matches()
                || NUMERIC.matcher(text).matches()) {
            throw new IllegalArgumentException("not a host");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    boolean secure() {
        return scheme.equals("https");
    }

    boolean usual() {
        return secure() && port == HTTPS_PORT;
    }

    /// Whether it is the same server, whatever is asked of it.
    boolean sameServer(Target other) {
        return scheme.equals(other.scheme) && host.equals(other.host) && port == other.port;
    }
}
