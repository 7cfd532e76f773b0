package io.lianke.shared;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request that cannot be done, as RFC 9457 tells it. Each module has one subclass whose static
/// factories name its problems. Title and detail come from the message bundle under `CODE.title`
/// and `CODE.detail` in the caller's language, with `{name}` replaced by the argument of that name.
public abstract class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final transient Map<String, Object> arguments;
    private final transient List<FieldProblem> errors;

    protected Problem(
            String code, int status, Map<String, Object> arguments, List<FieldProblem> errors) {
        super(code + " " + arguments, null, false, false);
        this.code = code;
        this.status = status;
        this.arguments = Map.copyOf(arguments);
        this.errors = List.copyOf(errors);
    }

    protected Problem(String code, int status, Map<String, Object> arguments) {
        this(code, status, arguments, List.of());
    }

    /// Stable and documented, for example `customer/unknown`.
    public String code() {
        return code;
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    public Map<String, Object> arguments() {
        return arguments;
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    /// After how many seconds asking again may help; null when it will not.
    public @Nullable Integer retryAfterSeconds() {
        return arguments.get("retryAfterSeconds") instanceof Integer seconds ? seconds : null;
    }
}
