package io.lianke.access;

import io.lianke.access.db.Routines;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// What passkeys are to sign: random, for one purpose and one session (or the half of one, or a
/// browser at the door), five minutes long. Taking one uses it up whatever comes of it, hence the
/// transactions of its own.
@Component
class PasskeyChallenges {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 32;

    private final DSLContext sql;
    private final TransactionTemplate apart;

    PasskeyChallenges(DSLContext sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    enum Purpose {
        REGISTER,
        SIGN_IN,
        SECOND_STEP,
        CONFIRM;

        String boundTo(String whom) {
            return name().toLowerCase(Locale.ROOT) + ":" + whom;
        }
    }

    /// A new challenge, which takes the place of one that waits; in base64url.
    String issue(Purpose purpose, String whom) {
        var bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        apart.executeWithoutResult(
                _ -> Routines.beginChallenge(sql.configuration(), purpose.boundTo(whom), bytes));
        return Base64Url.of(bytes);
    }

    /// The one that waits.
    Optional<String> take(Purpose purpose, String whom) {
        return Optional.ofNullable(
                        apart.execute(_ ->
                                Routines.takeChallenge(sql.configuration(), purpose.boundTo(whom))))
                .map(Base64Url::of);
    }
}
