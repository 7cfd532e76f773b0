package io.lianke.shared.web;

import io.lianke.shared.Problem;
import io.lianke.shared.RequestProblem;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.PropertyBindingException;

/// What a person needs to mend JSON that could not be read; never the names of our classes.
public final class Unreadable {
    private static final int REASON_CHARS_MAX = 200;

    /// What was met where no word belongs may be a password that lacks its quotes.
    private static final Pattern TOKEN = Pattern.compile("(Unrecognized token) '[^']*+'");

    private Unreadable() {}

    public static String reason(@Nullable Throwable cause) {
        return switch (cause) {
            case PropertyBindingException unknown ->
                    "there is no field " + firstLine(unknown.getPropertyName());
            case DatabindException wrong when !wrong.getPath().isEmpty() ->
                    pointer(wrong) + " has the wrong form";
            case StreamReadException syntax ->
                    firstLine(TOKEN.matcher(syntax.getOriginalMessage()).replaceAll("$1"));
            case null, default -> "the body is missing or is not the JSON that belongs here";
        };
    }

    /// The problem of one item, told at the field where it is.
    static Problem ofItem(JacksonException cause) {
        return switch (cause) {
            case PropertyBindingException unknown ->
                    RequestProblem.invalid(pointer(unknown), "request/unknown-field", Map.of());
            case DatabindException wrong ->
                    RequestProblem.invalid(pointer(wrong), "request/type-mismatch", Map.of());
            default -> RequestProblem.malformed(reason(cause));
        };
    }

    private static String pointer(DatabindException wrong) {
        return wrong.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null
                                ? "/" + step.getIndex()
                                : "/" + Violations.escaped(step.getPropertyName()))
                .collect(Collectors.joining());
    }

    private static String firstLine(String text) {
        var line = text.lines().findFirst().orElse("");
        return line.length() > REASON_CHARS_MAX ? line.substring(0, REASON_CHARS_MAX) : line;
    }
}
