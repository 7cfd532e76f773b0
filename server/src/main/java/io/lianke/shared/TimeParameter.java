package io.lianke.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the times of a request: an instant, or a local date that means its first moment in a zone.
public final class TimeParameter {
    private static final int TEXT_MAX = 64;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private TimeParameter() {}

    /// The zone that a text names.
    public static ZoneId zone(@Nullable String text, ZoneId otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException _) {
            throw RequestProblem.invalid("?zone", "request/zone", Map.of());
        }
    }

    /// The instant that the text of a parameter means.
    ///
    /// @param name of the parameter, for the problem
    public static Instant instant(String name, String text, ZoneId zone) {
        try {
            var instant = parse(text, zone);
            if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException _) {
            // Told below, as is a time that is out of range.
        }
        throw RequestProblem.invalid("?" + name, "request/time", Map.of());
    }

    private static Instant parse(String text, ZoneId zone) {
        if (text.length() > TEXT_MAX) {
            throw new DateTimeException("Too long");
        }
        return text.indexOf('T') < 0
                ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }
}
