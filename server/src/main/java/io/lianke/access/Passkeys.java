package io.lianke.access;

import io.lianke.access.db.Routines;
import io.lianke.access.db.Tables;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.shared.RequestProblem;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Somebody's passkeys: keys that stay in a device, are unlocked by the person, and sign for this
/// address alone, so that there is nothing to phish. Twenty at most; every other session of the
/// person ends when one comes or goes.
@Component
@Transactional
public class Passkeys {
    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final PasskeyChallenges challenges;
    private final Ceremonies ceremonies;
    private final SecondFactor second;
    private final Audit audit;
    private final PublicAddress address;

    Passkeys(
            DSLContext sql,
            TransactionTemplate transactions,
            PasskeyChallenges challenges,
            Ceremonies ceremonies,
            SecondFactor second,
            Audit audit,
            PublicAddress address) {
        this.sql = sql;
        this.transactions = transactions;
        this.challenges = challenges;
        this.ceremonies = ceremonies;
        this.second = second;
        this.audit = audit;
        this.address = address;
    }

    public record Passkey(UUID id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {}

    /// What a browser knows a passkey by.
    public record Credential(String id, List<String> transports) {}

    /// What a browser needs to know to have one made.
    ///
    /// @param userId whose it is, in base64url
    /// @param algorithms by the numbers of COSE, the preferred one first
    /// @param known those that the person has, of which there need not be a second on a device
    public record Creation(
            String challenge,
            String rpId,
            String userId,
            List<Integer> algorithms,
            List<Credential> known) {}

    /// @param recoveryCodes shown this once, to whoever had none; else empty
    public record Added(UUID id, List<String> recoveryCodes) {}

    @Transactional(readOnly = true)
    public List<Passkey> list(Caller.Staff staff) {
        return sql.selectFrom(Tables.PASSKEYS_OF.call(staff.userId()))
                .fetch(row ->
                        new Passkey(
                                row.getPasskeyId(),
                                row.getName(),
                                row.getCreatedAt(),
                                row.getLastUsedAt()));
    }

    @Transactional(readOnly = true)
    List<Credential> credentials(UUID userId) {
        return sql.selectFrom(Tables.PASSKEYS_OF.call(userId))
                .fetch(row ->
                        new Credential(
                                Base64Url.of(row.getCredentialId()), List.of(row.getTransports())));
    }

    public Creation begin(Caller.Staff staff) {
        audit.record(AuditEntry.done("passkey.begin", "user", staff.userId()));
        return new Creation(
                challenges.issue(PasskeyChallenges.Purpose.REGISTER, staff.sessionId().toString()),
                address.host(),
                Base64Url.of(handle(staff.userId())),
                Ceremonies.ALGORITHMS,
                credentials(staff.userId()));
    }

    /// What passkeys know a person by: no name, and nothing that anybody else uses.
    static byte[] handle(UUID userId) {
        return ByteBuffer.allocate(16)
                .putLong(userId.getMostSignificantBits())
                .putLong(userId.getLeastSignificantBits())
                .array();
    }

    /// Keeps a passkey that the browser has made.
    ///
    /// @throws AccessProblem `access/passkey-refused` when it was not made for the challenge that
    ///   the session was given last; `access/passkey-exists` when somebody has it, or there are
    ///   twenty
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Added add(Caller.Staff staff, String name, Attestation attestation) {
        var made =
                challenges
                        .take(PasskeyChallenges.Purpose.REGISTER, staff.sessionId().toString())
                        .flatMap(challenge -> ceremonies.registered(attestation, challenge))
                        .orElseThrow(AccessProblem::passkeyRefused);
        return Objects.requireNonNull(
                transactions.execute(_ -> keep(staff, name, attestation.transports(), made)));
    }

    private Added keep(
            Caller.Staff staff, String name, List<String> transports, Ceremonies.New made) {
        var id =
                Routines.addPasskey(
                        sql.configuration(),
                        staff.userId(),
                        made.data().getCredentialId(),
                        ceremonies.bytes(made),
                        made.count(),
                        made.copied(),
                        transports.toArray(String[]::new),
                        name);
        if (id == null) {
            throw AccessProblem.passkeyExists();
        }
        Routines.endSessions(sql.configuration(), staff.userId(), null, staff.sessionId());
        audit.record(AuditEntry.done("passkey.add", "passkey", id).after(Map.of("name", name)));
        return new Added(id, second.firstCodes(staff.userId()));
    }

    public void rename(Caller.Staff staff, UUID id, String name) {
        var before = Routines.renamePasskey(sql.configuration(), staff.userId(), id, name);
        if (before == null) {
            throw RequestProblem.notFound();
        }
        audit.record(
                AuditEntry.done("passkey.update", "passkey", id)
                        .before(Map.of("name", before))
                        .after(Map.of("name", name)));
    }

    public void remove(Caller.Staff staff, UUID id) {
        var name = Routines.removePasskey(sql.configuration(), staff.userId(), id);
        if (name == null) {
            throw RequestProblem.notFound();
        }
        Routines.endSessions(sql.configuration(), staff.userId(), null, staff.sessionId());
        audit.record(AuditEntry.done("passkey.remove", "passkey", id).before(Map.of("name", name)));
    }
}
