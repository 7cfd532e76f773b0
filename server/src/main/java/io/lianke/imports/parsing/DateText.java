package io.lianke.imports.parsing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads one moment by hand: a date in a known order, then perhaps a clock time, then perhaps an
/// offset. Two-digit years lie in 1970 to 2069.
///
/// Local times follow the zone. One that a daylight change skips moves forward by the gap; one that
/// happens twice is the earlier. A date without time is the start of its day.
final class DateText {

    static final int CHARS_MAX = 48;
    private static final String[] MONTHS = {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
    };

    private final String text;
    private int at;

    private DateText(String text) {
        this.text = text;
    }

    /// Null when the text does not follow the order.
    static @Nullable Instant parse(String cell, DateOrder order, ZoneId zone) {
        if (cell.length() > CHARS_MAX) {
            return null;
        }
        var text = folded(cell);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return switch (order) {
                case EPOCH_SECONDS -> epoch(text, 9, 10, 1_000);
                case EPOCH_MILLIS -> epoch(text, 12, 13, 1);
                case YEAR_MONTH_DAY, DAY_MONTH_YEAR, MONTH_DAY_YEAR ->
                        new DateText(text).moment(order, zone);
            };
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable Instant epoch(String text, int digitsMin, int digitsMax, long millis) {
        var digits = text.length() >= digitsMin && text.length() <= digitsMax;
        if (!digits || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        return Instant.ofEpochMilli(Math.multiplyExact(Long.parseLong(text), millis));
    }

    private @Nullable Instant moment(DateOrder order, ZoneId zone) {
        var date = date(order);
        if (date == null) {
            return null;
        }
        skipBetween();
        if (at == text.length()) {
            return date.atStartOfDay(zone).toInstant();
        }
        var time = time();
        if (time == null) {
            return null;
        }
        skip(' ');
        if (at == text.length()) {
            return LocalDateTime.of(date, time).atZone(zone).toInstant();
        }
        var offset = offset();
        return offset == null || at < text.length()
                ? null
                : LocalDateTime.of(date, time).toInstant(offset);
    }

    private @Nullable LocalDate date(DateOrder order) {
        var first = text.length() == at ? -1 : digitsAhead();
        if (first == 8 || first == 14) {
            return compact(order);
        }
        int a = part();
        if (!dateSeparator() && !monthName(a)) {
            return null;
        }
        int b = part();
        if (!dateSeparator() && !monthName(a) && !monthName(b)) {
            return null;
        }
        int yearDigits = digitsAhead();
        int c = part();
        if (a == -1 || b == -1 || c == -1) {
            return null;
        }
        return switch (order) {
            case YEAR_MONTH_DAY -> first == 4 ? build(a, 4, b, c) : null;
            case DAY_MONTH_YEAR -> monthName(a) ? null : build(c, yearDigits, b, a);
            case MONTH_DAY_YEAR -> monthName(b) ? null : build(c, yearDigits, a, b);
            case EPOCH_SECONDS, EPOCH_MILLIS -> null;
        };
    }

    private @Nullable LocalDate compact(DateOrder order) {
        var digits = text.substring(at, at + 8);
        at += 8;
        int head = Integer.parseInt(digits.substring(0, 2));
        int middle = Integer.parseInt(digits.substring(2, 4));
        int tail = Integer.parseInt(digits.substring(4));
        return switch (order) {
            case YEAR_MONTH_DAY -> build(head * 100 + middle, 4, tail / 100, tail % 100);
            case DAY_MONTH_YEAR -> build(tail, 4, middle, head);
            case MONTH_DAY_YEAR -> build(tail, 4, head, middle);
            case EPOCH_SECONDS, EPOCH_MILLIS -> null;
        };
    }

    private static @Nullable LocalDate build(int year, int yearDigits, int month, int day) {
        if (yearDigits != 4 && yearDigits != 2) {
            return null;
        }
        int full = yearDigits == 4 ? year : year + (year < 70 ? 2000 : 1900);
        int number = monthName(month) ? month - 100 : month;
        // Checked here, since a wrong order fails on every row and exceptions are slow.
        var possible = number >= 1 && number <= 12 && day >= 1 && day <= 31;
        return possible ? LocalDate.of(full, number, day) : null;
    }

    /// One or two to four digits as a number, a month's name as 101 to 112, else -1.
    private int part() {
        int digits = digitsAhead();
        if (digits >= 1 && digits <= 4) {
            int value = Integer.parseInt(text.substring(at, at + digits));
            at += digits;
            return value;
        }
        for (int i = 0; i < MONTHS.length; i++) {
            if (text.startsWith(MONTHS[i], at)) {
                while (at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
                    at++;
                }
                return 101 + i;
            }
        }
        return -1;
    }

    private static boolean monthName(int part) {
        return part > 100 && part <= 112;
    }

    private boolean dateSeparator() {
        if (at < text.length() && "-/.年月, ".indexOf(text.charAt(at)) >= 0) {
            at++;
            skip(' ');
            return true;
        }
        return false;
    }

    /// The sign of the day, and what stands between date and time.
    private void skipBetween() {
        if (at < text.length() && (text.charAt(at) == '日' || text.charAt(at) == '号')) {
            at++;
        }
        while (at < text.length() && "t ,".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private @Nullable LocalTime time() {
        var half = half();
        skip(' ');
        int ahead = digitsAhead();
        int hour;
        int minute;
        int second = 0;
        int nano = 0;
        if (ahead == 6) {
            hour = two();
            minute = two();
            second = two();
        } else {
            if (ahead < 1 || ahead > 2) {
                return null;
            }
            hour = number(ahead);
            if (!sign(':', '时', '点') || digitsAhead() != 2) {
                return null;
            }
            minute = two();
            if (sign(':', '分', ':') && digitsAhead() == 2) {
                second = two();
                nano = fraction();
                sign('秒', '秒', '秒');
            }
        }
        skip(' ');
        half = half == 0 ? half() : half;
        if (half != 0 && (hour < 1 || hour > 12)) {
            return null;
        }
        if (half != 0) {
            hour = hour % 12 + (half == 'p' ? 12 : 0);
        }
        return LocalTime.of(hour, minute, second, nano);
    }

    private char half() {
        for (var mark : new String[] {"am", "上午", "pm", "下午"}) {
            if (text.startsWith(mark, at)) {
                at += mark.length();
                return mark.equals("am") || mark.equals("上午") ? 'a' : 'p';
            }
        }
        return 0;
    }

    private int fraction() {
        if (at >= text.length() || (text.charAt(at) != '.' && text.charAt(at) != ',')) {
            return 0;
        }
        at++;
        int digits = digitsAhead();
        if (digits < 1 || digits > 9) {
            throw new DateTimeException("fraction");
        }
        int value = number(digits);
        for (int i = digits; i < 9; i++) {
            value *= 10;
        }
        return value;
    }

    private @Nullable ZoneOffset offset() {
        if (text.startsWith("z", at) || text.startsWith("utc", at) || text.startsWith("gmt", at)) {
            at += text.charAt(at) == 'z' ? 1 : 3;
            return ZoneOffset.UTC;
        }
        if (at >= text.length() || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
            return null;
        }
        int sign = text.charAt(at++) == '-' ? -1 : 1;
        int ahead = digitsAhead();
        if (ahead != 2 && ahead != 4) {
            return null;
        }
        int hours = two();
        int minutes = 0;
        if (ahead == 4 || (sign(':', ':', ':') && digitsAhead() == 2)) {
            minutes = two();
        }
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    private boolean sign(char one, char two, char three) {
        if (at < text.length()) {
            var c = text.charAt(at);
            if (c == one || c == two || c == three) {
                at++;
                return true;
            }
        }
        return false;
    }

    private void skip(char c) {
        while (at < text.length() && text.charAt(at) == c) {
            at++;
        }
    }

    private int two() {
        return number(2);
    }

    private int number(int digits) {
        int value = Integer.parseInt(text.substring(at, at + digits));
        at += digits;
        return value;
    }

    private int digitsAhead() {
        int i = at;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i - at;
    }

    /// Lower case, full-width forms to ASCII, invisible characters away, white space to spaces.
    private static String folded(String cell) {
        var out = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            var c = cell.charAt(i);
            if (Character.getType(c) == Character.FORMAT) {
                continue;
            }
            if (c >= 0xFF01 && c <= 0xFF5E) {
                out.append((char) (c - 0xFEE0));
            } else {
                out.append(Character.isSpaceChar(c) || Character.isWhitespace(c) ? ' ' : c);
            }
        }
        return out.toString().strip().toLowerCase(Locale.ROOT);
    }
}
