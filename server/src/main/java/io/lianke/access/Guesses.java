package io.lianke.access;

import io.lianke.access.db.Routines;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// How often a password or a code may be tried, wherever one is asked for: by person and by
/// address, with growing waits. A guess is counted before it is looked at, in a transaction of its
/// own, so that neither many at once nor a roll-back makes it cheaper.
@Component
class Guesses {
    private static final int BY_PERSON = 5;
    private static final int BY_ADDRESS = 20;

    private final DSLContext sql;
    private final TransactionTemplate transactions;

    Guesses(DSLContext sql, TransactionTemplate transactions) {
        this.sql = sql;
        this.transactions = transactions;
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
                        transactions.<Integer>execute(_ -> {
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
                        transactions.<Integer>execute(_ -> count("passkey:" + userId, BY_PERSON))));
    }

    /// A question to somebody not known yet.
    void takeAtTheDoor(String ip) {
        waitUnlessZero(
                Objects.requireNonNull(
                        transactions.<Integer>execute(_ -> count("ip:" + ip, BY_ADDRESS))));
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

    /// Whoever was not known at the door is now.
    void rightAtTheDoor(String ip) {
        forget("ip:" + ip, ip);
    }

    private void forget(String person, String ip) {
        transactions.executeWithoutResult(
                _ -> Routines.guessedRight(sql.configuration(), person, "ip:" + ip));
    }
}
