package io.lianke.jobs;

/// One step of a job failed and will be tried again.
public final class Stumbled extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int attempts;

    /// @param attempts how often in a row that step has failed; a step that succeeds in between
    ///   begins the count anew
    public Stumbled(int attempts, RuntimeException cause) {
        super(cause);
        this.attempts = attempts;
    }

    int attempts() {
        return attempts;
    }
}
