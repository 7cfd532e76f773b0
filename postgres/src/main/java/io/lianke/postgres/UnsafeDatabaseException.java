package io.lianke.postgres;

/// Lianke refuses this database. The message is one sentence that names the fault and the way out.
public final class UnsafeDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsafeDatabaseException(String message) {
        super(message);
    }
}
