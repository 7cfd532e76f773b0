package io.lianke.access;

import io.lianke.shared.ServiceProblem;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Password hashes by Argon2id with 19 MiB, two passes, one lane (the first choice of OWASP's cheat
/// sheet). Few run at once, so that guessing cannot take the machine's memory and processors.
@Component
class Passwords {
    static final int LENGTH_MIN = 12;
    static final int LENGTH_MAX = 200;
    private static final int AT_ONCE = 4;
    private static final int WAIT_SECONDS = 3;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    final String nobodysHash = encoder.encode("nobody has this password");

    /// @throws AccessProblem when it is too short, too long, or little more than the person's
    ///   e-mail
    String hash(String password, String email) {
        var name = email.substring(0, Math.max(email.indexOf('@'), 0));
        var tooEasy =
                password.equalsIgnoreCase(email)
                        || password.chars().distinct().count() < 5
                        || (name.length() > 3
                                && password.length() < name.length() + 6
                                && password.contains(name));
        if (password.length() < LENGTH_MIN || password.length() > LENGTH_MAX || tooEasy) {
            throw AccessProblem.weakPassword(LENGTH_MIN);
        }
        return inTurn(() -> encoder.encode(password));
    }

    /// Takes as long when there is no hash to compare with, so that the time tells nobody whether
    /// an e-mail is known.
    boolean matches(String password, @Nullable String hash) {
        if (password.length() > LENGTH_MAX) {
            return false;
        }
        var same = inTurn(() -> encoder.matches(password, hash == null ? nobodysHash : hash));
        return same && hash != null;
    }

    private <T> T inTurn(java.util.function.Supplier<T> work) {
        try {
            if (!turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw ServiceProblem.busy();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw ServiceProblem.busy();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
