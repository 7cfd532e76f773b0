package io.lianke.search.web;

import io.lianke.access.Caller;
import io.lianke.access.Open;
import io.lianke.access.Permission;
import io.lianke.customer.resolution.Identifier;
import io.lianke.search.Hit;
import io.lianke.search.HitGroup;
import io.lianke.search.Hits;
import io.lianke.search.Match;
import io.lianke.shared.web.MoneyBody;
import io.lianke.shared.web.PersonRecords;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// One field for everything.
@RestController
class SearchController {
    private static final String EACH_BY_ITS_OWN_RIGHT =
            "each kind of object is asked for only with the caller's permission to list it";

    private final Hits hits;

    SearchController(Hits hits) {
        this.hits = hits;
    }

    /// @param field `id`, `number`, `name`, `phone`, `email`, or `other` for what lists do not show
    /// @param text what the field says, for showing where it agrees with what was typed
    record MatchBody(String field, String text) {
        static MatchBody of(Match match) {
            return new MatchBody(match.field().code(), match.text());
        }
    }

    record ContactBody(String type, String value) {
        static @Nullable ContactBody of(@Nullable Identifier identifier) {
            return identifier == null
                    ? null
                    : new ContactBody(identifier.type().name(), identifier.value());
        }
    }

    /// @param source where it is from
    /// @param orderId the order to look at; null for a credit note
    record DocumentBody(
            String source, String number, @Nullable String orderId, Instant at, MoneyBody amount) {
        static @Nullable DocumentBody of(Hit.@Nullable Document document) {
            return document == null
                    ? null
                    : new DocumentBody(
                            document.source(),
                            document.number(),
                            document.orderId(),
                            document.at(),
                            MoneyBody.of(document.amount()));
        }
    }

    /// @param kind `customer`, `order` or `refund`
    /// @param title name of a customer or number of a document; null for a customer without a name
    /// @param subtitle a customer's city, the name of a document's customer
    /// @param contact what the customer is best known by beside the name
    /// @param document null for a customer
    /// @param customerId whose page shows more
    record HitBody(
            String kind,
            UUID id,
            @Nullable String title,
            @Nullable String subtitle,
            @Nullable ContactBody contact,
            MatchBody matched,
            @Nullable DocumentBody document,
            @Nullable UUID customerId,
            boolean archived) {
        static HitBody of(HitGroup.Kind kind, Hit hit) {
            return new HitBody(
                    kind.code(),
                    hit.id(),
                    hit.title(),
                    hit.subtitle(),
                    ContactBody.of(hit.contact()),
                    MatchBody.of(hit.match()),
                    DocumentBody.of(hit.document()),
                    hit.customer(),
                    hit.archived());
        }
    }

    /// @param more whether there are others that are not shown
    record HitGroupBody(String kind, List<HitBody> hits, boolean more) {
        static HitGroupBody of(HitGroup group) {
            return new HitGroupBody(
                    group.kind().code(),
                    group.hits().stream().map(hit -> HitBody.of(group.kind(), hit)).toList(),
                    group.more());
        }
    }

    record SearchResult(List<HitGroupBody> groups) implements PersonRecords {
        @Override
        public List<UUID> persons() {
            return groups.stream()
                    .flatMap(group -> group.hits().stream())
                    .flatMap(hit -> Stream.ofNullable(hit.customerId()))
                    .toList();
        }
    }

    /// @param q what lists of customers are searched for, or a number of an order or a refund,
    ///   whole or its beginning
    /// @param limit how many to show of each kind
    @Open(value = Open.To.SIGNED_IN, why = EACH_BY_ITS_OWN_RIGHT)
    @GetMapping("/api/v1/search")
    SearchResult search(
            @RequestParam(defaultValue = "") @Size(max = Hits.CHARS_MAX) String q,
            @RequestParam(defaultValue = "5") @Min(1) @Max(Hits.EACH_MAX) int limit) {
        var permissions = Caller.current().map(Caller::permissions).orElse(Set.<Permission>of());
        return new SearchResult(
                hits.find(q, limit, permissions).stream().map(HitGroupBody::of).toList());
    }
}
