package io.lianke.imports.reading;

import java.util.Map;

/// A file that cannot be imported at all, with a stable code and what the message needs to say why.
public final class UnreadableFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Map<String, Object> arguments;

    UnreadableFileException(String code, Map<String, Object> arguments) {
        super(code + " " + arguments);
        this.code = code;
        this.arguments = Map.copyOf(arguments);
    }

    static UnreadableFileException of(String code) {
        return new UnreadableFileException(code, Map.of());
    }

    static UnreadableFileException of(String code, String name, Object value) {
        return new UnreadableFileException(code, Map.of(name, value));
    }

    public String code() {
        return code;
    }

    public Map<String, Object> arguments() {
        return arguments;
    }
}
