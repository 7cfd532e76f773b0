package io.lianke.access;

import io.lianke.access.db.Routines;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// How often a password may be tried, wherever one is asked for: by person and by address, with
/// growing waits. A guess is counted before it is looked at, in a transaction of its own, so that
/// neither many at once nor a roll-back makes it cheaper.
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
        var wait =
                Objects.requireNonNull(
                        transactions.<Integer>execute(_ -> {
                            var person = take("email:" + email, BY_PERSON);
                            return person > 0 ? person : take("ip:" + ip, BY_ADDRESS);
                        }));
        if (wait > 0) {
            throw AccessProblem.locked(wait);
        }
    }

    private int take(String key, int allowance) {
        return Objects.requireNonNull(Routines.takeGuess(sql.configuration(), key, allowance));
    }

    void right(String email, String ip) {
        transactions.executeWithoutResult(
                _ -> Routines.guessedRight(sql.configuration(), "email:" + email, "ip:" + ip));
    }
}
