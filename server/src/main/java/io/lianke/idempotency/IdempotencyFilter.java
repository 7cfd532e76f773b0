package io.lianke.idempotency;

import static io.lianke.idempotency.db.Tables.ANSWERS;

import io.lianke.access.Caller;
import io.lianke.access.NotKept;
import io.lianke.access.ShownOnce;
import io.lianke.audit.Actor;
import io.lianke.idempotency.db.tables.records.AnswersRecord;
import io.lianke.secrets.Secrets;
import io.lianke.shared.RequestProblem;
import io.lianke.shared.web.ProblemDocuments;
import io.lianke.tenancy.Tenant;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// Runs a POST with `Idempotency-Key` inside the transaction that keeps its answer.
@Component
class IdempotencyFilter extends OncePerRequestFilter {
    private static final String HEADER = "Idempotency-Key";
    private static final String PURPOSE = "idempotency-answer";
    private static final int KEY_LENGTH_MAX = 255;
    private static final int BODY_BYTES_MAX = 20_000_000;

    /// Where passwords, codes and passkeys are asked for. What a wrong one leaves behind must stay,
    /// no connection waits for their hashes, and none of them has an effect to keep from happening
    /// twice.
    private static final Pattern DOORS =
            Pattern.compile(
                    "/api/v1/(session(:.*)?|passkey-challenges|invitations:accept|setup|me:changePassword)");

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final Secrets secrets;
    private final ProblemDocuments problems;
    private final Counter replays;

    IdempotencyFilter(
            DSLContext sql,
            TransactionTemplate transactions,
            Secrets secrets,
            ProblemDocuments problems,
            MeterRegistry meters) {
        this.sql = sql;
        this.transactions = transactions;
        this.secrets = secrets;
        this.problems = problems;
        this.replays = meters.counter("lianke.dedupe.hits", "kind", "request");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return !request.getMethod().equals("POST")
                || request.getHeader(HEADER) == null
                || Caller.current().isEmpty()
                || DOORS.matcher(request.getServletPath()).matches()
                || (type != null && type.startsWith("multipart/"));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            var key = request.getHeader(HEADER);
            if (key.isBlank() || key.length() > KEY_LENGTH_MAX) {
                throw IdempotencyProblem.malformedKey();
            }
            var body = body(request);
            if (body.length > BODY_BYTES_MAX) {
                throw IdempotencyProblem.tooLarge(BODY_BYTES_MAX);
            }
            var call = new Call(key, hash(request, body), new KeptBody(request, body));
            var buffered = new ContentCachingResponseWrapper(response);
            transactions.executeWithoutResult(status -> run(call, buffered, chain, status));
            buffered.copyBodyToResponse();
        } catch (RuntimeException failed) {
            response.resetBuffer();
            problems.write(ProblemDocuments.problemOf(failed), request, response);
        }
    }

    private static byte[] body(HttpServletRequest request) {
        try {
            return request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
        } catch (IOException brokenOff) {
            throw RequestProblem.malformed("the body breaks off");
        }
    }

    /// @param key as the caller made it
    /// @param hash of method, address and body
    private record Call(String key, String hash, KeptBody request) {}

    private void run(
            Call call,
            ContentCachingResponseWrapper response,
            FilterChain chain,
            TransactionStatus status) {
        var actor = Objects.requireNonNull(Actor.current().id());
        if (!lock(actor, call.key())) {
            throw IdempotencyProblem.inProgress();
        }
        var known = find(actor, call.key());
        if (known != null) {
            replays.increment();
            replay(known, owner(actor, call), call, response);
            return;
        }
        try {
            chain.doFilter(call.request(), response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (ServletException failed) {
            throw new IllegalStateException(failed);
        }
        if (response.getStatus() >= 400) {
            status.setRollbackOnly();
            return;
        }
        if (call.request().getAttribute(NotKept.ATTRIBUTE) != null) {
            return;
        }
        var answer = response.getContentAsByteArray();
        var kept =
                call.request().getAttribute(ShownOnce.ATTRIBUTE) != null
                        ? secrets.seal(PURPOSE, owner(actor, call), answer)
                        : answer;
        sql.insertInto(ANSWERS)
                .set(ANSWERS.TENANT_ID, Tenant.current().id())
                .set(ANSWERS.ACTOR_ID, actor)
                .set(ANSWERS.KEY, call.key())
                .set(ANSWERS.REQUEST_HASH, call.hash())
                .set(ANSWERS.STATUS, response.getStatus())
                .set(ANSWERS.CONTENT_TYPE, response.getContentType())
                .set(ANSWERS.BODY, kept)
                .execute();
    }

    private boolean lock(UUID actor, String key) {
        var name = Tenant.current().id() + "/" + actor + "/" + key;
        return sql.select(
                        DSL.function(
                                "pg_try_advisory_xact_lock",
                                Boolean.class,
                                DSL.function(
                                        "hashtextextended",
                                        Long.class,
                                        DSL.val(name),
                                        DSL.val(0L))))
                .fetchSingle()
                .value1();
    }

    private @Nullable AnswersRecord find(UUID actor, String key) {
        return sql.selectFrom(ANSWERS)
                .where(ANSWERS.TENANT_ID.eq(Tenant.current().id()))
                .and(ANSWERS.ACTOR_ID.eq(actor))
                .and(ANSWERS.KEY.eq(key))
                .fetchOne();
    }

    /// Whose a sealed answer is: nobody else's key opens it.
    private static String owner(UUID actor, Call call) {
        return Tenant.current().id() + "/" + actor + "/" + call.key();
    }

    private void replay(
            AnswersRecord known, String owner, Call call, ContentCachingResponseWrapper response) {
        if (!known.getRequestHash().equals(call.hash())) {
            throw IdempotencyProblem.otherRequest();
        }
        response.setStatus(known.getStatus());
        response.setContentType(known.getContentType());
        try {
            var kept = known.getBody();
            response.getOutputStream()
                    .write(Secrets.isSealed(kept) ? secrets.open(PURPOSE, owner, kept) : kept);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String hash(HttpServletRequest request, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var address =
                    request.getMethod()
                            + " "
                            + request.getRequestURI()
                            + "?"
                            + request.getQueryString()
                            + "\n";
            digest.update(address.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
