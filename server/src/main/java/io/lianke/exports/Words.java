package io.lianke.exports;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// How a file says what is a code or an instant inside.
///
/// @param zone of the times told
/// @param channels names by code
/// @param stores names by code
record Words(
        Locale language, ZoneId zone, Map<String, String> channels, Map<String, String> stores) {
    private static final String BUNDLE = "messages.exports";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    String of(String key) {
        return ResourceBundle.getBundle(
                        BUNDLE,
                        language,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
    }

    Cell channel(@Nullable String code) {
        return Cell.text(code == null ? null : channels.getOrDefault(code, code));
    }

    Cell store(@Nullable String code) {
        return Cell.text(code == null ? null : stores.getOrDefault(code, code));
    }

    Cell time(@Nullable Instant instant) {
        return Cell.text(instant == null ? null : said(instant));
    }

    String said(Instant instant) {
        return TIME.format(LocalDateTime.ofInstant(instant, zone));
    }
}
