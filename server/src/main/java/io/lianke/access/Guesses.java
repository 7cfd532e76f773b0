package io.lianke.access;

import io.lianke.access.db.Routines;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// How often a password or a code may be tried, wherever one is asked for: by person and by
/// address, with growing waits. A guess is counted before it is looked at, in a transaction of its
/// own, so that neither many at once nor a roll-back makes it cheaper. Nobody asks from within a
/// transaction if they can help it: it would hold a second connection.
@Component
class Guesses {
    private static final int BY_PERSON = 5;
    private static final int BY_ADDRESS = 20;

    private final DSLContext sql;
    private final TransactionTemplate apart;

    Guesses(DSLContext sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// @throws AccessProblem `access/locked` when it is not yet time for another guess
    void take(String email, String ip) {
        takeAs("email:" + email, ip);
    }

    /// The same for a code: of its own count, which a right password does not touch.
    void takeCode(UUID userId, String ip) {
        takeAs("code:" + userId, ip);
    }

    private void takeAs(String person, String ip) {
        var wait =
                Objects.requireNonNull(
                        apart.<Integer>execute(_ -> {
                            var seconds = count(person, BY_PERSON);
                            return seconds > 0 ? seconds : count("ip:" + ip, BY_ADDRESS);
                        }));
        waitUnlessZero(wait);
    }

    private static void waitUnlessZero(int seconds) {
        if (seconds > 0) {
            throw AccessProblem.locked(seconds);
        }
    }

    private int count(String key, int allowance) {
        return Objects.requireNonNull(Routines.takeGuess(sql.configuration(), key, allowance));
    }

    /// A passkey's answer; of a count of its own too.
    void takePasskey(UUID userId, String ip) {
        takeAs("passkey:" + userId, ip);
    }

    /// The same where the question was counted against the address.
    void takePasskeyAtTheDoor(UUID userId) {
        waitUnlessZero(
                Objects.requireNonNull(
                        apart.<Integer>execute(_ -> count("passkey:" + userId, BY_PERSON))));
    }

    /// A question to somebody not known yet.
    void takeAtTheDoor(String ip) {
        waitUnlessZero(
                Objects.requireNonNull(apart.<Integer>execute(_ -> count("ip:" + ip, BY_ADDRESS))));
    }

    void right(String email, String ip) {
        forget("email:" + email, ip);
    }

    void rightCode(UUID userId, String ip) {
        forget("code:" + userId, ip);
    }

    void rightPasskey(UUID userId, String ip) {
        forget("passkey:" + userId, ip);
    }

    /// Takes back one guess of the address, and leaves it the others.
    void rightAtTheDoor(String ip) {
        apart.executeWithoutResult(
                _ -> Routines.guessedRight(sql.configuration(), null, "ip:" + ip));
    }

    private void forget(String person, String ip) {
        apart.executeWithoutResult(
                _ -> Routines.guessedRight(sql.configuration(), person, "ip:" + ip));
    }
}
