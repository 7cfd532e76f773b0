package io.lianke.imports.parsing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Reads the typed cells of a row and refuses what no shop can have meant. Remembers the last
/// moment: lines of one order share it.
final class CellReader {

    static final int DECIMALS_MAX = 6;
    static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000000000");
    static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    static final Duration AHEAD_MAX = Duration.ofDays(2);

    private final DateOrder order;
    private final ZoneId zone;
    private final Instant latest;
    private String lastCell = "";
    private @Nullable Parsed<Instant> lastMoment;

    CellReader(DateOrder order, ZoneId zone, Instant now) {
        this.order = order;
        this.zone = zone;
        this.latest = now.plus(AHEAD_MAX);
    }

    Parsed<Instant> moment(String cell) {
        if (lastMoment != null && cell.equals(lastCell)) {
            return lastMoment;
        }
        var moment = read(cell);
        lastCell = cell;
        lastMoment = moment;
        return moment;
    }

    /// Up to 6 decimals; further ones are the noise of a program's floating point and rounded half
    /// up.
    Parsed<BigDecimal> quantity(String cell, NumberFormat format) {
        return amount(cell, format, "imports/quantity-out-of-range");
    }

    Parsed<BigDecimal> price(String cell, NumberFormat format) {
        return amount(cell, format, "imports/price-out-of-range");
    }

    private Parsed<Instant> read(String cell) {
        var at = DateText.parse(cell, order, zone);
        if (at == null) {
            return Parsed.failure("imports/date-invalid");
        }
        if (at.isBefore(EARLIEST)) {
            return Parsed.failure("imports/date-too-early");
        }
        return at.isAfter(latest) ? Parsed.failure("imports/date-in-future") : Parsed.value(at);
    }

    private static Parsed<BigDecimal> amount(String cell, NumberFormat format, String code) {
        var parsed = format.parse(cell);
        if (!(parsed instanceof Parsed.Value<BigDecimal>(var value))) {
            return parsed;
        }
        if (value.abs().compareTo(AMOUNT_MAX) > 0) {
            return Parsed.failure(code);
        }
        return value.scale() <= DECIMALS_MAX
                ? parsed
                : Parsed.value(value.setScale(DECIMALS_MAX, RoundingMode.HALF_UP));
    }
}
