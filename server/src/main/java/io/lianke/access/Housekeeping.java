package io.lianke.access;

import io.lianke.access.db.Routines;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Forgets sessions, failed guesses and challenges that no longer matter.
@Component
@Transactional
public class Housekeeping {
    private final DSLContext sql;

    Housekeeping(DSLContext sql) {
        this.sql = sql;
    }

    public void forgetOldSessions() {
        Routines.purgeSessions(sql.configuration());
        Routines.purgeChallenges(sql.configuration());
        Routines.purgeSignOns(sql.configuration());
    }
}
