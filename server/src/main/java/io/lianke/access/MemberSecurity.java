package io.lianke.access;

import io.lianke.access.db.Routines;
import io.lianke.access.db.Tables;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What whoever manages the members may do about how one of them signs in.
@Component
@Transactional
public class MemberSecurity {
    private final DSLContext sql;
    private final Members members;
    private final SecondFactor second;
    private final Audit audit;

    MemberSecurity(DSLContext sql, Members members, SecondFactor second, Audit audit) {
        this.sql = sql;
        this.members = members;
        this.second = second;
        this.audit = audit;
    }

    /// Ends every session of a member, wherever it is.
    public void endSessions(UUID memberId) {
        members.get(memberId);
        Routines.endSessions(sql.configuration(), memberId, null, null);
        audit.record(AuditEntry.done("member.end-sessions", "member", memberId));
    }

    /// Takes the second factor of a member away who has lost it, together with every session.
    ///
    /// @throws AccessProblem `access/not-yourself`; `access/forbidden` when the member may do more
    ///   than the caller; `access/member-elsewhere` when the account belongs to other tenants too,
    ///   whose door it is as well, unless the caller runs the installation
    public void resetSecondFactor(Caller caller, UUID memberId) {
        var member = members.get(memberId);
        var staff = caller instanceof Caller.Staff person ? person : null;
        if (staff != null && staff.userId().equals(memberId)) {
            throw AccessProblem.notYourself();
        }
        Members.requireMayGrant(member.role());
        var elsewhere = sql.fetchCount(Tables.TENANTS_OF.call(memberId)) > 1;
        if (elsewhere && (staff == null || !staff.platformOperator())) {
            throw AccessProblem.memberElsewhere();
        }
        second.dropAll(memberId);
        audit.record(AuditEntry.done("member.reset-second-factor", "member", memberId));
    }
}
