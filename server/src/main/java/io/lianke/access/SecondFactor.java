package io.lianke.access;

import io.lianke.access.db.Routines;
import io.lianke.access.db.Tables;
import io.lianke.access.db.tables.records.SecondFactorOfRecord;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.secrets.SealedValues;
import io.lianke.secrets.Secrets;
import io.lianke.shared.RequestProblem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.util.encoders.Base32;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Somebody's second factor: one-time codes of an authenticator, and ten recovery codes for the day
/// it is lost. It is begun, then tried, and asked for from then on; every other session of the
/// person ends when it comes or goes. [Passkeys] are the other kind, and share the recovery codes.
@Component
@Transactional
public class SecondFactor implements SealedValues {
    private static final String PURPOSE = "totp";
    private static final int BATCH = 100;

    private final DSLContext sql;
    private final InstantSource clock;
    private final Secrets secrets;
    private final Audit audit;

    SecondFactor(DSLContext sql, InstantSource clock, Secrets secrets, Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.secrets = secrets;
        this.audit = audit;
    }

    /// @param since when codes of an authenticator were tried first; null: there is none
    public record State(@Nullable Instant since, int recoveryCodesLeft) {}

    /// A new seed, shown this once.
    ///
    /// @param secret in base 32, for typing
    /// @param uri the same for an authenticator's camera
    public record Begun(String secret, String uri) {}

    @Transactional(readOnly = true)
    public State state(UUID userId) {
        return new State(
                kept(userId).map(SecondFactorOfRecord::getSince).orElse(null), codesLeft(userId));
    }

    private int codesLeft(UUID userId) {
        return Objects.requireNonNull(Routines.recoveryCodesLeft(sql.configuration(), userId));
    }

    /// Whether there is any second factor, an authenticator or a passkey.
    @Transactional(readOnly = true)
    boolean active(UUID userId) {
        return Boolean.TRUE.equals(Routines.hasSecondFactor(sql.configuration(), userId));
    }

    private Optional<SecondFactorOfRecord> kept(UUID userId) {
        return sql.selectFrom(Tables.SECOND_FACTOR_OF.call(userId)).fetchOptional();
    }

    /// Makes a seed, which takes the place of one that was begun and never tried.
    ///
    /// @throws AccessProblem `access/second-factor-exists` while there is a second factor
    public Begun begin(Caller.Staff staff) {
        return newSeed(staff.userId(), staff.email());
    }

    /// The same for whoever must have one before getting in, and has none of either kind.
    Begun begin(UUID userId, String email) {
        if (active(userId)) {
            throw AccessProblem.secondFactorExists();
        }
        return newSeed(userId, email);
    }

    private Begun newSeed(UUID userId, String email) {
        var seed = Totp.newSeed();
        var sealed = secrets.seal(PURPOSE, userId.toString(), seed);
        if (!Boolean.TRUE.equals(Routines.beginSecondFactor(sql.configuration(), userId, sealed))) {
            throw AccessProblem.secondFactorExists();
        }
        audit.record(AuditEntry.done("second-factor.begin", "user", userId));
        var secret = Base32.toBase32String(seed);
        var account = URLEncoder.encode(email, StandardCharsets.UTF_8);
        return new Begun(
                secret,
                "otpauth://totp/Lianke:"
                        + account
                        + "?secret="
                        + secret
                        + "&issuer=Lianke&algorithm=SHA1&digits=6&period=30");
    }

    /// Takes the first code of a new seed; from now on codes are asked for.
    ///
    /// @return the recovery codes, shown this once
    /// @throws AccessProblem `access/wrong-code`
    public List<String> confirm(Caller.Staff staff, String code) {
        return confirm(staff.userId(), code, staff.sessionId());
    }

    /// @param sessionToKeep of the person's sessions, the one that goes on
    List<String> confirm(UUID userId, String code, @Nullable UUID sessionToKeep) {
        var begun =
                kept(userId)
                        .filter(kept -> kept.getSince() == null)
                        .orElseThrow(RequestProblem::notFound);
        var step = Totp.stepOf(seed(userId, begun.getSealed()), typed(code), clock.instant());
        if (step.isEmpty()
                || !Boolean.TRUE.equals(
                        Routines.activateSecondFactor(
                                sql.configuration(),
                                userId,
                                begun.getSealed(),
                                step.getAsLong()))) {
            throw AccessProblem.wrongCode();
        }
        Routines.endSessions(sql.configuration(), userId, null, sessionToKeep);
        audit.record(AuditEntry.done("second-factor.add", "user", userId));
        return newCodes(userId);
    }

    /// Ten new recovery codes; those before are void.
    public List<String> renewCodes(Caller.Staff staff) {
        if (!active(staff.userId())) {
            throw RequestProblem.notFound();
        }
        audit.record(AuditEntry.done("second-factor.renew-codes", "user", staff.userId()));
        return newCodes(staff.userId());
    }

    /// Codes for whoever has none left, as part of a change that the caller records.
    List<String> firstCodes(UUID userId) {
        return codesLeft(userId) > 0 ? List.of() : newCodes(userId);
    }

    private List<String> newCodes(UUID userId) {
        var codes = RecoveryCode.newSet();
        Routines.replaceRecoveryCodes(
                sql.configuration(),
                userId,
                codes.stream().map(code -> code.hash(userId)).toArray(byte[][]::new));
        return codes.stream().map(RecoveryCode::shown).toList();
    }

    /// Takes the caller's own authenticator away.
    public void remove(Caller.Staff staff) {
        if (!Boolean.TRUE.equals(Routines.dropSecondFactor(sql.configuration(), staff.userId()))) {
            throw RequestProblem.notFound();
        }
        Routines.endSessions(sql.configuration(), staff.userId(), null, staff.sessionId());
        audit.record(AuditEntry.done("second-factor.remove", "user", staff.userId()));
    }

    /// Takes every second factor of somebody away, as part of a change that the caller decides and
    /// records.
    void dropAll(UUID userId) {
        if (!Boolean.TRUE.equals(Routines.dropAllFactors(sql.configuration(), userId))) {
            throw RequestProblem.notFound();
        }
        Routines.endSessions(sql.configuration(), userId, null, null);
    }

    /// Uses up a code, if it is one; within the caller's transaction, and after the guess was
    /// counted.
    Optional<Factor> use(UUID userId, String text) {
        var code = typed(text);
        return code.length() == Totp.DIGITS ? useStep(userId, code) : useRecovery(userId, code);
    }

    private Optional<Factor> useStep(UUID userId, String code) {
        var step =
                kept(userId)
                        .filter(kept -> kept.getSince() != null)
                        .map(kept ->
                                Totp.stepOf(seed(userId, kept.getSealed()), code, clock.instant()));
        return step.isPresent()
                        && step.get().isPresent()
                        && Boolean.TRUE.equals(
                                Routines.acceptStep(
                                        sql.configuration(), userId, step.get().getAsLong()))
                ? Optional.of(Factor.TOTP)
                : Optional.empty();
    }

    private Optional<Factor> useRecovery(UUID userId, String code) {
        var hash = RecoveryCode.typed(code).hash(userId);
        return Boolean.TRUE.equals(Routines.useRecoveryCode(sql.configuration(), userId, hash))
                ? Optional.of(Factor.RECOVERY)
                : Optional.empty();
    }

    /// Without what people and their keyboards add: spaces, hyphens, full-width forms.
    private static String typed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s-]", "");
    }

    private byte[] seed(UUID userId, byte[] sealed) {
        return secrets.open(PURPOSE, userId.toString(), sealed);
    }

    @Override
    @Transactional(propagation = org.springframework.transaction.annotation.Propagation.SUPPORTS)
    public int sealAnew() {
        var count = 0;
        var after = new UUID(0, 0);
        while (true) {
            var some = sql.selectFrom(Tables.SEALED_FACTORS.call(after, BATCH)).fetch();
            if (some.isEmpty()) {
                return count;
            }
            for (var one : some) {
                after = one.getUserId();
                if (!secrets.isCurrent(one.getSealed())) {
                    var anew =
                            secrets.seal(PURPOSE, after.toString(), seed(after, one.getSealed()));
                    Routines.resealFactor(sql.configuration(), after, one.getSealed(), anew);
                    count++;
                }
            }
        }
    }
}
