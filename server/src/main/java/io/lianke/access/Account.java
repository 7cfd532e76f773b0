package io.lianke.access;

import static io.lianke.access.db.Tables.USERS;

import io.lianke.access.db.Routines;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// What a signed-in person changes about themselves.
@Component
@Transactional
public class Account {
    private final DSLContext sql;
    private final Passwords passwords;
    private final Guesses guesses;
    private final TransactionTemplate transactions;
    private final Audit audit;

    Account(DSLContext sql, SignIn signIn, Audit audit) {
        this.sql = sql;
        this.passwords = signIn.passwords();
        this.guesses = signIn.guesses();
        this.transactions = signIn.transactions();
        this.audit = audit;
    }

    public void change(Caller.Staff staff, String displayName, String locale) {
        sql.update(USERS)
                .set(USERS.DISPLAY_NAME, displayName)
                .set(USERS.LOCALE, locale)
                .set(USERS.VERSION, USERS.VERSION.plus(1))
                .where(USERS.ID.eq(staff.userId()))
                .execute();
        audit.record(
                AuditEntry.done("user.update", "user", staff.userId())
                        .before(
                                Map.of(
                                        "displayName",
                                        staff.displayName(),
                                        "locale",
                                        staff.locale()))
                        .after(Map.of("displayName", displayName, "locale", locale)));
    }

    /// Changes the password and ends every other session of the person. No transaction waits for
    /// the hashes.
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void changePassword(
            Caller.Staff staff, String current, String replacement, Sessions.Origin origin) {
        guesses.take(staff.email(), origin.ip());
        var known =
                transactions.execute(
                        _ -> Routines.findPassword(sql.configuration(), staff.userId()));
        if (!passwords.matches(current, known)) {
            throw AccessProblem.wrongCredentials();
        }
        guesses.right(staff.email(), origin.ip());
        var hash = passwords.hash(replacement, staff.email());
        transactions.executeWithoutResult(_ -> {
            Routines.setPassword(sql.configuration(), staff.userId(), hash);
            Routines.endSessions(sql.configuration(), staff.userId(), null, staff.sessionId());
            audit.record(AuditEntry.done("user.change-password", "user", staff.userId()));
        });
    }
}
