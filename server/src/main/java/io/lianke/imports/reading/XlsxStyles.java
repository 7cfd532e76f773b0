package io.lianke.imports.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which cell styles show a number as a moment.
final class XlsxStyles {

    enum Shown {
        NUMBER,
        DATE,
        TIME,
        DATE_TIME
    }

    private final List<Shown> byStyle;

    private XlsxStyles(List<Shown> byStyle) {
        this.byStyle = byStyle;
    }

    static XlsxStyles read(XlsxPackage parts) {
        var part = "xl/styles.xml";
        if (!parts.has(part)) {
            return new XlsxStyles(List.of());
        }
        var custom = new HashMap<Integer, String>();
        var styles = new ArrayList<Shown>();
        try (var xml = parts.open(part, ReadingLimits.ZIP_INDEX_BYTES_MAX)) {
            var cellFormats = false;
            while (xml.advance()) {
                if (xml.starts("numFmt")) {
                    custom.put(xml.number("numFmtId"), xml.attribute("formatCode", ""));
                } else if (xml.starts("cellXfs")) {
                    cellFormats = true;
                } else if (xml.ends("cellXfs")) {
                    cellFormats = false;
                } else if (cellFormats && xml.starts("xf")) {
                    styles.add(shown(xml.number("numFmtId"), custom));
                }
                if (styles.size() > ReadingLimits.STYLES_MAX
                        || custom.size() > ReadingLimits.STYLES_MAX) {
                    throw UnreadableFileException.of("imports/file-damaged");
                }
            }
        }
        return new XlsxStyles(styles);
    }

    Shown shown(int style) {
        return style >= 0 && style < byStyle.size() ? byStyle.get(style) : Shown.NUMBER;
    }

    private static Shown shown(int format, Map<Integer, String> custom) {
        var code = custom.get(format);
        if (code != null) {
            return shown(code);
        }
        if ((format >= 14 && format <= 17)
                || (format >= 27 && format <= 31)
                || format == 36
                || (format >= 50 && format <= 58)) {
            return Shown.DATE;
        }
        if ((format >= 18 && format <= 21)
                || (format >= 32 && format <= 35)
                || format == 45
                || format == 47) {
            return Shown.TIME;
        }
        return format == 22 ? Shown.DATE_TIME : Shown.NUMBER;
    }

    /// Looks for date and clock letters outside quotes, brackets and escapes. Elapsed hours `[h]`
    /// are a quantity and stay numbers.
    static Shown shown(String formatCode) {
        var code = formatCode.toLowerCase(Locale.ROOT);
        var date = false;
        var time = false;
        for (int i = 0; i < code.length() && code.charAt(i) != ';'; i++) {
            var c = code.charAt(i);
            if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else if (c == '"' || c == '[') {
                int end = code.indexOf(c == '"' ? '"' : ']', i + 1);
                var inside = end < 0 ? "" : code.substring(i + 1, end);
                if (c == '['
                        && (inside.startsWith("h") || inside.equals("m") || inside.equals("s"))) {
                    return Shown.NUMBER;
                }
                i = end < 0 ? code.length() : end;
            } else {
                date |= c == 'y' || c == 'd';
                time |= c == 'h' || c == 's';
            }
        }
        if (code.startsWith("general")) {
            return Shown.NUMBER;
        }
        if (date) {
            return time ? Shown.DATE_TIME : Shown.DATE;
        }
        return time ? Shown.TIME : Shown.NUMBER;
    }
}
