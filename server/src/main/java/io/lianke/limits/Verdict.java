package io.lianke.limits;

/// Whether a request may go on, and what is left of the limit that is nearest.
///
/// @param policy the limit's name
/// @param quota requests a minute
/// @param resetSeconds until the whole quota is there again
/// @param retrySeconds until the next request may be granted; 0 when this one was
public record Verdict(
        String policy, int quota, long remaining, long resetSeconds, long retrySeconds) {
    public static final int WINDOW_SECONDS = 60;

    public boolean granted() {
        return retrySeconds == 0;
    }

    /// As the `RateLimit-Policy` header has it.
    public String policyHeader() {
        return "\"" + policy + "\";q=" + quota + ";w=" + WINDOW_SECONDS;
    }

    /// As the `RateLimit` header has it.
    public String limitHeader() {
        return "\"" + policy + "\";r=" + remaining + ";t=" + resetSeconds;
    }

    Verdict nearer(Verdict other) {
        return other.granted() && (!granted() || remaining * other.quota <= other.remaining * quota)
                ? this
                : other;
    }
}
