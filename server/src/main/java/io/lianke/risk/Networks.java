package io.lianke.risk;

import static io.lianke.risk.db.Tables.NETWORKS;

import io.lianke.access.Caller;
import io.lianke.access.Reach;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// From where members and keys come. A request costs a look into a map; what is seen for the first
/// time by this process is written down a few seconds later, and told when it is new to somebody
/// who is no newcomer. Which place a network is in is not known here.
@Component
public class Networks {
    private static final int READERS_MAX = 10_000;
    private static final int OF_ONE_MAX = 50;
    private static final int WAITING_MAX = 10_000;
    private static final Duration NEWCOMER = Duration.ofDays(1);
    private static final int BYTES_V4 = 3;
    private static final int BYTES_V6 = 6;

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final Risks risks;
    private final InstantSource clock;
    private final Map<Reader.Key, Set<String>> known = new ConcurrentHashMap<>();
    private final BlockingQueue<Seen> waiting = new ArrayBlockingQueue<>(WAITING_MAX);

    private record Seen(Reader reader, String network, Instant at) {}

    Networks(DSLContext sql, TransactionTemplate transactions, Risks risks, InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.risks = risks;
        this.clock = clock;
    }

    /// The caller has come from an address.
    public void seen(Caller caller, String ip) {
        var reader = Reader.of(caller);
        if (known.size() > READERS_MAX) {
            known.clear();
        }
        var network = network(ip);
        var of = known.computeIfAbsent(reader.key(), _ -> ConcurrentHashMap.newKeySet());
        if (of.contains(network)) {
            return;
        }
        if (of.size() >= OF_ONE_MAX) {
            of.clear();
        }
        // When it is full, the next request says it again.
        if (waiting.offer(new Seen(reader, network, clock.instant()))) {
            of.add(network);
        }
    }

    /// The part of an address that neighbours share: `/24`, or `/48` of IPv6.
    static String network(String ip) {
        try {
            var address = InetAddress.ofLiteral(ip);
            var kept = address instanceof Inet4Address ? BYTES_V4 : BYTES_V6;
            var bytes = address.getAddress();
            Arrays.fill(bytes, kept, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + kept * Byte.SIZE;
        } catch (IllegalArgumentException | UnknownHostException _) {
            return "other";
        }
    }

    /// Writes down what was seen since the last time; what cannot be written waits for the next.
    void flush() {
        var told = new ArrayDeque<Seen>();
        waiting.drainTo(told);
        try {
            for (var seen = told.peek(); seen != null; seen = told.peek()) {
                write(seen);
                told.remove();
            }
        } finally {
            told.forEach(this::putBack);
        }
    }

    private void putBack(Seen seen) {
        if (!waiting.offer(seen)) {
            known.remove(seen.reader().key());
        }
    }

    /// A network that is written down is no longer new: it is told before that is certain, for what
    /// is told twice stands on the board once.
    private void write(Seen seen) {
        seen.reader()
                .tenant()
                .run(() ->
                        Reach.EVERYTHING.call(() ->
                                transactions.execute(_ -> {
                                    if (isNew(seen)) {
                                        tell(seen);
                                    }
                                    return seen;
                                })));
    }

    private void tell(Seen seen) {
        risks.raise(
                Finding.now(
                        RiskKind.NEW_NETWORK,
                        seen.reader().subject(),
                        seen.at(),
                        Map.of("network", seen.network())));
    }

    private boolean isNew(Seen seen) {
        var reader = seen.reader();
        var of =
                NETWORKS.TENANT_ID.eq(reader.tenant().id()).and(NETWORKS.READER_ID.eq(reader.id()));
        var added =
                sql.insertInto(NETWORKS)
                        .set(NETWORKS.TENANT_ID, reader.tenant().id())
                        .set(NETWORKS.READER_ID, reader.id())
                        .set(NETWORKS.NETWORK, seen.network())
                        .set(NETWORKS.FIRST_SEEN, seen.at())
                        .set(NETWORKS.LAST_SEEN, seen.at())
                        .onConflictDoNothing()
                        .execute();
        if (added == 0) {
            sql.update(NETWORKS)
                    .set(NETWORKS.LAST_SEEN, seen.at())
                    .where(of)
                    .and(NETWORKS.NETWORK.eq(seen.network()))
                    .execute();
            return false;
        }
        return sql.fetchExists(NETWORKS, of.and(NETWORKS.FIRST_SEEN.lt(seen.at().minus(NEWCOMER))));
    }
}
