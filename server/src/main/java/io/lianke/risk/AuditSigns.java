package io.lianke.risk;

import io.lianke.audit.RecordedEntry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the last minutes of an audit show. Pure: entries go in, findings come out.
final class AuditSigns {
    /// How far back is looked.
    static final Duration WINDOW = Duration.ofMinutes(10);

    static final int FAILURES_MIN = 8;
    static final int FAILED_PERSONS_MIN = 4;
    static final int MEMBERS_MIN = 5;
    static final int ARCHIVED_MIN = 50;
    static final int CHANGED_MIN = 10_000;
    static final String LEFT = "suspended";

    private static final String PERSON = "user";
    private static final String SIGN_IN = "session.open";
    private static final String MEMBER = "member.update";
    private static final String ROLE = "role.update";
    private static final String ARCHIVE = "customer.archive";
    private static final String BULK = "bulk-change.start";
    private static final Set<String> TAKEN_AWAY =
            Set.of("export.start", "export.download", "api-key.create");

    /// The actions that matter; entries of others are not read.
    static final Set<String> ACTIONS =
            Set.of(
                    SIGN_IN,
                    MEMBER,
                    ROLE,
                    ARCHIVE,
                    BULK,
                    "export.start",
                    "export.download",
                    "api-key.create");

    private static final JsonMapper JSON = new JsonMapper();

    private final Predicate<Instant> quiet;
    private final ToIntFunction<String> holders;
    private final List<Finding> found = new ArrayList<>();

    private AuditSigns(Predicate<Instant> quiet, ToIntFunction<String> holders) {
        this.quiet = quiet;
        this.holders = holders;
    }

    /// @param entries of one tenant and of these actions, in any order
    /// @param quiet whether a moment lies in the tenant's quiet hours
    /// @param holders how many members have the role with this id
    static List<Finding> of(
            Collection<RecordedEntry> entries,
            Predicate<Instant> quiet,
            ToIntFunction<String> holders) {
        var signs = new AuditSigns(quiet, holders);
        signs.failedSignIns(entries);
        signs.leavers(entries);
        signs.massRoleChange(entries);
        signs.massChange(entries);
        signs.offHours(entries);
        return List.copyOf(signs.found);
    }

    private void failedSignIns(Collection<RecordedEntry> entries) {
        var failed = entries.stream().filter(entry -> isRefused(entry, SIGN_IN)).toList();
        by(failed, entry -> network(entry.ip()))
                .forEach((ip, of) -> {
                    var persons = of.stream().map(RecordedEntry::objectId).distinct().count();
                    if (of.size() >= FAILURES_MIN || persons >= FAILED_PERSONS_MIN) {
                        add(
                                RiskKind.FAILED_SIGN_INS,
                                Subject.address(ip),
                                of,
                                Map.of("failures", of.size(), "persons", persons));
                    }
                });
        by(failed, RecordedEntry::objectId)
                .forEach((person, of) -> {
                    var addresses = of.stream().map(RecordedEntry::ip).distinct().count();
                    if (of.size() >= FAILURES_MIN && addresses > 1) {
                        add(
                                RiskKind.FAILED_SIGN_INS,
                                new Subject(Subject.Kind.MEMBER, person, person),
                                of,
                                Map.of("failures", of.size(), "addresses", addresses));
                    }
                });
    }

    private void leavers(Collection<RecordedEntry> entries) {
        by(
                        entries.stream()
                                .filter(entry ->
                                        isRefused(entry, SIGN_IN) && LEFT.equals(entry.reason()))
                                .toList(),
                        RecordedEntry::objectId)
                .forEach((person, of) ->
                        add(
                                RiskKind.LEAVER,
                                new Subject(Subject.Kind.MEMBER, person, person),
                                of,
                                Map.of("tries", of.size())));
    }

    private void massRoleChange(Collection<RecordedEntry> entries) {
        byActor(
                        entries,
                        entry ->
                                (isDone(entry, MEMBER) || isDone(entry, ROLE))
                                        && changesRights(entry))
                .forEach((actor, of) -> {
                    var members = changed(of, MEMBER).count() + changedByRole(of);
                    if (members >= MEMBERS_MIN) {
                        add(RiskKind.MASS_ROLE_CHANGE, actor, of, Map.of("members", members));
                    }
                });
    }

    private static Stream<String> changed(List<RecordedEntry> entries, String action) {
        return entries.stream()
                .filter(entry -> entry.action().equals(action))
                .flatMap(entry -> Stream.ofNullable(entry.objectId()))
                .distinct();
    }

    private long changedByRole(List<RecordedEntry> entries) {
        return changed(entries, ROLE).mapToInt(holders).sum();
    }

    private static boolean changesRights(RecordedEntry entry) {
        return !rights(entry.before()).equals(rights(entry.after()));
    }

    /// Without what a role is called, which gives nobody anything.
    private static JsonNode rights(@Nullable String text) {
        return json(text) instanceof ObjectNode fields ? fields.without("name") : json(text);
    }

    /// Who has one address of IPv6 has the 2^64 of its network.
    private static @Nullable String network(@Nullable String ip) {
        if (ip == null || !ip.contains(":")) {
            return ip;
        }
        try {
            var bytes = InetAddress.ofLiteral(ip).getAddress();
            Arrays.fill(bytes, Math.min(Long.BYTES, bytes.length), bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (IllegalArgumentException | UnknownHostException _) {
            return ip;
        }
    }

    private void massChange(Collection<RecordedEntry> entries) {
        byActor(entries, entry -> isDone(entry, ARCHIVE))
                .forEach((actor, of) -> {
                    if (of.size() >= ARCHIVED_MIN) {
                        add(RiskKind.MASS_CHANGE, actor, of, Map.of("archived", of.size()));
                    }
                });
        byActor(entries, entry -> isDone(entry, BULK))
                .forEach((actor, of) -> {
                    var customers =
                            of.stream()
                                    .mapToLong(entry -> json(entry.after()).path("total").asLong(0))
                                    .sum();
                    if (customers >= CHANGED_MIN) {
                        add(RiskKind.MASS_CHANGE, actor, of, Map.of("changed", customers));
                    }
                });
    }

    private void offHours(Collection<RecordedEntry> entries) {
        byActor(
                        entries,
                        entry ->
                                TAKEN_AWAY.contains(entry.action())
                                        && entry.actorKind().equals(PERSON)
                                        && quiet.test(entry.at()))
                .forEach((actor, of) ->
                        add(RiskKind.OFF_HOURS, actor, of, Map.of("acts", of.size())));
    }

    private void add(
            RiskKind kind, Subject subject, List<RecordedEntry> causes, Map<String, ?> facts) {
        var times = causes.stream().map(RecordedEntry::at).sorted().toList();
        found.add(
                new Finding(
                        kind,
                        subject,
                        times.getFirst(),
                        times.getLast(),
                        facts,
                        causes.stream().map(RecordedEntry::id).toList()));
    }

    private static Map<Subject, List<RecordedEntry>> byActor(
            Collection<RecordedEntry> entries, Predicate<RecordedEntry> which) {
        return entries.stream()
                .filter(which)
                .filter(entry -> entry.actorId() != null)
                .collect(
                        Collectors.groupingBy(
                                AuditSigns::actor, LinkedHashMap::new, Collectors.toList()));
    }

    private static Subject actor(RecordedEntry entry) {
        var person = entry.actorKind().equals(PERSON);
        return new Subject(
                person ? Subject.Kind.MEMBER : Subject.Kind.API_KEY,
                String.valueOf(entry.actorId()),
                entry.actorName());
    }

    private static Map<String, List<RecordedEntry>> by(
            Collection<RecordedEntry> entries, Function<RecordedEntry, @Nullable String> key) {
        var groups = new LinkedHashMap<String, List<RecordedEntry>>();
        for (var entry : entries) {
            var of = key.apply(entry);
            if (of != null) {
                groups.computeIfAbsent(of, _ -> new ArrayList<>()).add(entry);
            }
        }
        return groups;
    }

    private static boolean isRefused(RecordedEntry entry, String action) {
        return entry.action().equals(action) && entry.outcome().equals("refused");
    }

    private static boolean isDone(RecordedEntry entry, String action) {
        return entry.action().equals(action) && entry.outcome().equals("done");
    }

    private static JsonNode json(@Nullable String text) {
        return JSON.readTree(text == null ? "{}" : text);
    }
}
