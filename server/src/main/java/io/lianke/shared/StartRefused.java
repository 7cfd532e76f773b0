package io.lianke.shared;

/// Lianke must not start like this. The message is one sentence for the person who started it: what
/// is wrong, and the way out.
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartRefused(String sentence) {
        super(sentence);
    }

    public StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
