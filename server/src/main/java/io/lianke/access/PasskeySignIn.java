package io.lianke.access;

import static io.lianke.access.PasskeyChallenges.Purpose.CONFIRM;
import static io.lianke.access.PasskeyChallenges.Purpose.SECOND_STEP;
import static io.lianke.access.PasskeyChallenges.Purpose.SIGN_IN;

import io.lianke.access.db.Routines;
import io.lianke.access.db.Tables;
import io.lianke.access.db.tables.records.FindPasskeyRecord;
import io.lianke.audit.Actor;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.tenancy.Tenant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asking for a passkey and looking at what it says: to sign in with nothing else, as the second
/// step, or as the proof that a risky act asks for. Its device has always verified the person, so a
/// passkey stands for both factors. At the door a challenge counts as a guess of the address,
/// elsewhere the answer does; answers count by person besides.
@Component
public class PasskeySignIn {
    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final Guesses guesses;
    private final Sessions sessions;
    private final PasskeyChallenges challenges;
    private final Ceremonies ceremonies;
    private final Passkeys passkeys;
    private final SecondFactor second;
    private final PublicAddress address;
    private final HalfSessions halves;
    private final Audit audit;

    PasskeySignIn(
            DSLContext sql,
            SignIn signIn,
            PasskeyChallenges challenges,
            Ceremonies ceremonies,
            Passkeys passkeys,
            SecondFactor second,
            PublicAddress address,
            HalfSessions halves,
            Audit audit) {
        this.sql = sql;
        this.transactions = signIn.transactions();
        this.guesses = signIn.guesses();
        this.sessions = signIn.sessions();
        this.challenges = challenges;
        this.ceremonies = ceremonies;
        this.passkeys = passkeys;
        this.second = second;
        this.address = address;
        this.halves = halves;
        this.audit = audit;
    }

    /// What a browser is to ask passkeys for.
    ///
    /// @param credentials of the person; empty at the door, where any passkey may answer
    /// @param authenticator whether a code of an authenticator would do too
    public record Asked(
            String challenge,
            String rpId,
            List<Passkeys.Credential> credentials,
            boolean authenticator) {}

    /// A question at the door, and the secret that binds it to the browser.
    public record AskedAtTheDoor(Asked asked, String token) {}

    public AskedAtTheDoor ask(Sessions.Origin origin) {
        guesses.takeAtTheDoor(origin.ip());
        var token = Secret.generate("");
        var challenge = challenges.issue(SIGN_IN, whom(token.hash()));
        return new AskedAtTheDoor(
                new Asked(challenge, address.host(), List.of(), false), token.text());
    }

    /// Asks whoever has given the right password.
    ///
    /// @throws AccessProblem `access/second-step-over`
    public Asked ask(String halfToken) {
        var hash = Secret.hash(halfToken);
        var half = halves.find(hash);
        return asked(challenges.issue(SECOND_STEP, whom(hash)), half.getUserId());
    }

    /// Asks whoever is signed in.
    public Asked ask(Caller.Staff staff) {
        return asked(challenges.issue(CONFIRM, staff.sessionId().toString()), staff.userId());
    }

    private Asked asked(String challenge, UUID userId) {
        return new Asked(
                challenge,
                address.host(),
                passkeys.credentials(userId),
                second.state(userId).since() != null);
    }

    private static String whom(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /// Signs in whoever the passkey is of.
    ///
    /// @param token that binds the question to the browser
    /// @return the session's token
    /// @throws AccessProblem `access/passkey-refused`, the same whatever was wrong; `access/locked`
    ///   after too many tries
    public String signIn(@Nullable String token, Assertion assertion, Sessions.Origin origin) {
        var challenge =
                token == null
                        ? Optional.<String>empty()
                        : challenges.take(SIGN_IN, whom(Secret.hash(token)));
        var found = find(assertion);
        var tenant = found.map(FindPasskeyRecord::getTenantId).map(Tenant::new).orElse(null);
        if (challenge.isEmpty() || found.isEmpty() || tenant == null) {
            var userId = found.map(FindPasskeyRecord::getUserId).orElse(null);
            sessions.refuse(null, userId, origin, "unknown passkey");
            throw AccessProblem.passkeyRefused();
        }
        var userId = found.get().getUserId();
        guesses.takePasskeyAtTheDoor(userId);
        if (assertion.userHandle() == null || !good(assertion, found.get(), challenge.get())) {
            sessions.refuse(tenant, userId, origin, "wrong passkey");
            throw AccessProblem.passkeyRefused();
        }
        guesses.rightPasskey(userId, origin.ip());
        var actor = new Actor(Actor.Kind.USER, userId, found.get().getDisplayName(), origin.ip());
        return tenant.call(() ->
                actor.call(() ->
                        Objects.requireNonNull(
                                transactions.execute(_ -> {
                                    audit.record(AuditEntry.done("session.open", "user", userId));
                                    return sessions.open(userId, tenant, origin, Factor.PASSKEY);
                                }))));
    }

    /// Whether a passkey of the person answers the question of half a session.
    boolean completes(byte[] half, UUID userId, Assertion assertion, Sessions.Origin origin) {
        return proves(challenges.take(SECOND_STEP, whom(half)), userId, assertion, origin);
    }

    /// Whether a passkey of the person answers the question of a session.
    boolean confirms(Caller.Staff staff, Assertion assertion, Sessions.Origin origin) {
        var challenge = challenges.take(CONFIRM, staff.sessionId().toString());
        return proves(challenge, staff.userId(), assertion, origin);
    }

    private boolean proves(
            Optional<String> challenge, UUID userId, Assertion assertion, Sessions.Origin origin) {
        guesses.takePasskey(userId, origin.ip());
        var found = find(assertion).filter(key -> key.getUserId().equals(userId));
        var right =
                challenge.isPresent()
                        && found.isPresent()
                        && good(assertion, found.get(), challenge.get());
        if (right) {
            guesses.rightPasskey(userId, origin.ip());
        }
        return right;
    }

    private Optional<FindPasskeyRecord> find(Assertion assertion) {
        try {
            var id = Base64Url.bytes(assertion.credentialId());
            return Objects.requireNonNull(
                    transactions.execute(
                            _ -> sql.selectFrom(Tables.FIND_PASSKEY.call(id)).fetchOptional()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The passkey says the right thing, for the right person, and is no copy left behind.
    private boolean good(Assertion assertion, FindPasskeyRecord kept, String challenge) {
        return ceremonies
                .signed(assertion, kept, challenge)
                .filter(_ -> ofItsOwner(assertion, kept))
                .filter(count ->
                        Boolean.TRUE.equals(
                                transactions.execute(_ ->
                                        Routines.usePasskey(
                                                sql.configuration(), kept.getPasskeyId(), count))))
                .isPresent();
    }

    private static boolean ofItsOwner(Assertion assertion, FindPasskeyRecord kept) {
        return assertion.userHandle() == null
                || Arrays.equals(
                        Base64Url.bytes(assertion.userHandle()), Passkeys.handle(kept.getUserId()));
    }
}
