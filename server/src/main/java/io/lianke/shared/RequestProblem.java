package io.lianke.shared;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Problems of a request as such, whatever module it was meant for.
public final class RequestProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private RequestProblem(
            String code, int status, Map<String, Object> arguments, List<FieldProblem> errors) {
        super(code, status, arguments, errors);
    }

    public static RequestProblem pageToken() {
        return new RequestProblem("request/page-token", 400, Map.of(), List.of());
    }

    public static RequestProblem malformed(String reason) {
        return new RequestProblem("request/malformed", 400, Map.of("reason", reason), List.of());
    }

    public static RequestProblem invalid(List<FieldProblem> errors) {
        return new RequestProblem("request/invalid", 422, Map.of("count", errors.size()), errors);
    }

    public static RequestProblem invalid(
            String pointer, String code, Map<String, Object> arguments) {
        return invalid(List.of(new FieldProblem(pointer, code, arguments)));
    }

    /// Reads what is a list's parameters elsewhere from a part of a body: a refusal points into it.
    ///
    /// @param pointer of that part, such as `/query`
    public static <T> T within(String pointer, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RequestProblem refused) {
            throw invalid(
                    refused.errors().stream()
                            .map(each ->
                                    new FieldProblem(
                                            each.pointer().replaceFirst("^\\?", pointer + "/"),
                                            each.code(),
                                            each.arguments()))
                            .toList());
        }
    }

    public static RequestProblem notFound() {
        return new RequestProblem("request/not-found", 404, Map.of(), List.of());
    }

    /// The record was changed by somebody else since it was read.
    public static RequestProblem stale() {
        return new RequestProblem("request/stale", 412, Map.of(), List.of());
    }

    public static RequestProblem tooLarge(long bytesMax) {
        return new RequestProblem(
                "request/content-too-large", 413, Map.of("bytesMax", bytesMax), List.of());
    }

    /// Any standard refusal of the web layer; `name` is the last part of the code.
    public static RequestProblem ofStatus(String name, int status) {
        return new RequestProblem("request/" + name, status, Map.of(), List.of());
    }
}
