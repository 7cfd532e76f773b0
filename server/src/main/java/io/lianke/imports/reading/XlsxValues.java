package io.lianke.imports.reading;

import io.lianke.imports.reading.XlsxStyles.Shown;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Turns what a workbook stores into the text a person sees: numbers without binary noise or
/// exponents, moments as ISO text.
final class XlsxValues {

    /// A workbook computes with 15 significant digits; what lies beyond is noise of its binary
    /// form.
    private static final MathContext SIGNIFICANT = new MathContext(15);

    private static final int NUMBER_CHARS_MAX = 64;
    private static final int PLAIN_DIGITS_MAX = 40;
    private static final BigDecimal DAY_MILLIS = BigDecimal.valueOf(86_400_000);
    private static final BigDecimal SERIAL_MAX = BigDecimal.valueOf(2_958_466);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private XlsxValues() {}

    static String number(String stored, Shown shown, boolean since1904) {
        var text = stored.strip();
        if (text.isEmpty() || text.length() > NUMBER_CHARS_MAX) {
            return text;
        }
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException _) {
            return text;
        }
        if (Math.abs((long) value.scale()) > PLAIN_DIGITS_MAX) {
            return text;
        }
        return switch (shown) {
            case NUMBER -> plain(value);
            case DATE, TIME, DATE_TIME ->
                    value.signum() < 0 || value.compareTo(SERIAL_MAX) >= 0
                            ? plain(value)
                            : moment(value, shown, since1904);
        };
    }

    private static String plain(BigDecimal value) {
        var exactInteger = value.scale() <= 0;
        var rounded = exactInteger ? value : value.round(SIGNIFICANT).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private static String moment(BigDecimal serial, Shown shown, boolean since1904) {
        var days = serial.toBigInteger().longValueExact();
        var millis =
                serial.remainder(BigDecimal.ONE)
                        .multiply(DAY_MILLIS)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
        var time = LocalTime.MIDNIGHT.plusNanos(millis % 86_400_000 * 1_000_000);
        if (days == 0 && shown == Shown.TIME) {
            return time.toString().length() == 5 ? time + ":00" : time.toString();
        }
        var date = base(days, since1904).plusDays(days + millis / 86_400_000);
        if (shown == Shown.DATE && millis == 0) {
            return date.toString();
        }
        var at = LocalDateTime.of(date, time);
        return millis % 1_000 == 0 ? at.format(SECONDS) : at.format(MILLIS);
    }

    /// The 1900 calendar counts a 29 February 1900 that never was.
    private static LocalDate base(long days, boolean since1904) {
        if (since1904) {
            return LocalDate.of(1904, 1, 1);
        }
        return days < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
    }

    /// Undoes `_x000D_`, as workbooks write characters that XML cannot hold.
    static String unescaped(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        var out = new StringBuilder(text.length());
        int from = 0;
        for (; at >= 0; at = text.indexOf("_x", at + 1)) {
            int code = at >= from ? escaped(text, at) : -1;
            if (code >= 0) {
                out.append(text, from, at).append((char) code);
                from = at + 7;
            }
        }
        return out.append(text, from, text.length()).toString();
    }

    /// The character written at this place, or -1; NUL and surrogates stay written out.
    private static int escaped(String text, int at) {
        if (at + 7 > text.length() || text.charAt(at + 6) != '_') {
            return -1;
        }
        int code = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code == 0 || Character.isSurrogate((char) code) ? -1 : code;
    }
}
