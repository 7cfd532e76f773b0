package io.lianke.report.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.commerce.Baskets;
import io.lianke.report.BasketPairs;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BasketPairController {
    private static final int PAIRS_MAX = 1_000;
    private static final int TEN_THOUSAND = 10_000;

    private final BasketPairs pairs;
    private final ReportReading reading;

    BasketPairController(BasketPairs pairs, ReportReading reading) {
        this.pairs = pairs;
        this.reading = reading;
    }

    /// What a report of basket pairs is asked for.
    ///
    /// @param from an instant or a local date in `zone`; 30 days before `to` when absent
    /// @param to the first instant or local date left out; the end of today in `zone` when absent
    /// @param channel code of the channel
    /// @param store code of the store
    /// @param sort `together`, `lift` or `confidence`: most first; `together` when absent
    record BasketPairQuery(
            @Nullable @Size(max = 64) String from,
            @Nullable @Size(max = 64) String to,
            @Nullable @Size(max = 64) String zone,
            @Nullable @Size(max = 64) String channel,
            @Nullable @Size(max = 64) String store,
            @Nullable @Size(max = 12) String sort) {}

    /// @param orders that it is in, of those looked at
    record BasketProduct(String sku, @Nullable String name, int orders) {
        static BasketProduct of(BasketPairs.Side side) {
            return new BasketProduct(side.sku(), side.name(), side.orders());
        }
    }

    /// @param together orders that both are in
    /// @param support share of the orders looked at, from 0 to 1
    /// @param firstToSecond confidence: the share with the second among the orders with the first
    /// @param secondToFirst confidence the other way round
    /// @param lift how many times as often together as by chance
    record BasketPairBody(
            BasketProduct first,
            BasketProduct second,
            int together,
            double support,
            double firstToSecond,
            double secondToFirst,
            double lift) {
        static BasketPairBody of(BasketPairs.Pair pair) {
            return new BasketPairBody(
                    BasketProduct.of(pair.first()),
                    BasketProduct.of(pair.second()),
                    pair.together(),
                    pair.support(),
                    pair.firstToSecond(),
                    pair.secondToFirst(),
                    pair.lift());
        }
    }

    /// @param ordersInRange all there are; the newest of them are looked at
    /// @param togetherMin orders that a pair is in at least
    /// @param pairsFound how many there are, of which `pairs` are the first
    record BasketPairList(
            long ordersInRange,
            int ordersLookedAt,
            int togetherMin,
            int pairsFound,
            List<BasketPairBody> pairs) {}

    /// @param minPerTenThousand support asked for: orders that a pair is in at least, of ten
    ///   thousand
    /// @param limit how many pairs to show
    @Requires(Permission.REPORT_READ)
    @GetMapping("/api/v1/reports/basket-pairs")
    BasketPairList reportBasketPairs(
            @Validated @ModelAttribute BasketPairQuery query,
            @RequestParam(defaultValue = "10") @Min(0) @Max(TEN_THOUSAND) int minPerTenThousand,
            @RequestParam(defaultValue = "50") @Min(1) @Max(PAIRS_MAX) int limit) {
        var range = reading.range(query.from(), query.to(), query.zone());
        var report =
                pairs.run(
                        new BasketPairs.Request(
                                new Baskets.Question(
                                        range.from(), range.to(), query.channel(), query.store()),
                                (double) minPerTenThousand / TEN_THOUSAND,
                                order(query.sort()),
                                limit));
        return new BasketPairList(
                report.ordersInRange(),
                report.ordersLookedAt(),
                report.togetherMin(),
                report.pairsFound(),
                report.pairs().stream().map(BasketPairBody::of).toList());
    }

    private static BasketPairs.Order order(@Nullable String code) {
        return switch (code) {
            case null -> BasketPairs.Order.TOGETHER;
            case "together" -> BasketPairs.Order.TOGETHER;
            case "lift" -> BasketPairs.Order.LIFT;
            case "confidence" -> BasketPairs.Order.CONFIDENCE;
            case String _ -> throw ReportReading.choice("sort");
        };
    }
}
