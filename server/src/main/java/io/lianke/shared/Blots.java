package io.lianke.shared;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/// Blots out of every line of the log what must never stand in one, whoever wrote it: secrets,
/// e-mail addresses and phone numbers. The second wall; the first is that nobody logs them. What a
/// library puts into the message of an exception is beyond the first.
public final class Blots implements StructuredLoggingJsonMembersCustomizer<Object> {
    private static final int LENGTH_MAX = 64_000;

    private record Blot(Pattern pattern, String instead) {}

    /// None of them goes back over what it has read, however long that is.
    private static final List<Blot> BLOTS =
            List.of(
                    blot("(?i)\\b(bearer|basic)\\s++[\\w.~+/=-]++", "$1 [secret]"),
                    blot(
                            "(?i)((?:pass(?:word|wd|phrase)?|secret|token|api[_-]?key|authorization|cookie"
                                    + "|credentials?|lianke-session|xsrf-token)[\"']?\\s?[:=]\\s?[\"']?)"
                                    + "(?!\\[secret]|(?i:bearer|basic)\\s)[^\\s\"',;&)}\\]]++",
                            "$1[secret]"),
                    blot(
                            "-----BEGIN [A-Z ]{1,40}-----[^-]*+(?:-----END [A-Z ]{1,40}-----)?",
                            "[secret]"),
                    blot("\\blk_[\\w-]++", "[secret]"),
                    // 256 random bits in Base64, as our tokens are.
                    blot("(?<![\\w-])[\\w-]{43}(?![\\w-])", "[secret]"),
                    blot(
                            "(?<![\\w.+-])[\\w.+-]{1,64}+@[\\w-]{1,63}+(?:\\.[\\w-]{1,63}+)++",
                            "[e-mail]"),
                    blot(
                            "(?<![\\w.-])(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?![\\w-])",
                            "[phone]"),
                    blot("(?<![\\w.-])\\+\\d(?:[ -]?\\d){7,14}+(?![\\w-])", "[phone]"));

    private static Blot blot(String pattern, String instead) {
        return new Blot(Pattern.compile(pattern), instead);
    }

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(JsonWriter.ValueProcessor.of(String.class, Blots::value));
    }

    private static @Nullable String value(@Nullable String text) {
        return text == null ? null : over(text);
    }

    static String over(String text) {
        var blotted = text.length() > LENGTH_MAX ? text.substring(0, LENGTH_MAX) : text;
        for (var blot : BLOTS) {
            blotted = blot.pattern().matcher(blotted).replaceAll(blot.instead());
        }
        return blotted;
    }
}
