package io.lianke.report;

import io.lianke.commerce.NewCreditNote;
import io.lianke.commerce.NewLine;
import io.lianke.commerce.NewOrder;
import io.lianke.customer.CustomerId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Made-up orders and refunds of half a year, the same for the same seed, with everything that
/// reports must leave out or take in.
record RandomSales(List<NewOrder> orders, List<NewCreditNote> notes) {
    static final Instant FROM = Instant.parse("2025-01-20T00:00:00Z");
    private static final int QUARTERS = 4 * 24 * 180;
    private static final int QUARTER_SECONDS = 900;

    static RandomSales of(long seed, int count) {
        var random = new Random(seed);
        var orders = new ArrayList<NewOrder>();
        var notes = new ArrayList<NewCreditNote>();
        for (int i = 0; i < count; i++) {
            var at = FROM.plusSeconds((long) random.nextInt(QUARTERS) * QUARTER_SECONDS);
            var who = random.nextInt(count / 8);
            var customer = who % 7 == 0 ? null : new CustomerId(new UUID(seed, who));
            var channel = random.nextBoolean() ? "web" : "store";
            var store = random.nextInt(3) == 0 ? "s" + random.nextInt(2) : null;
            var currency = random.nextInt(20) == 0 ? "USD" : "CNY";
            if (random.nextInt(6) == 0) {
                notes.add(
                        new NewCreditNote(
                                "shop",
                                "N" + i,
                                at,
                                currency,
                                channel,
                                store,
                                customer,
                                null,
                                lines(random)));
            } else {
                orders.add(
                        new NewOrder(
                                "shop",
                                "O" + i,
                                at,
                                currency,
                                channel,
                                store,
                                null,
                                customer,
                                lines(random),
                                List.of(),
                                List.of(),
                                true));
            }
        }
        return new RandomSales(orders, notes);
    }

    private static List<NewLine> lines(Random random) {
        var lines = new ArrayList<NewLine>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            lines.add(
                    new NewLine(
                            null,
                            "sku" + random.nextInt(1 + random.nextInt(30)),
                            null,
                            BigDecimal.valueOf(random.nextInt(6) - 1),
                            BigDecimal.valueOf(random.nextInt(20_000) - 1_000, 2),
                            BigDecimal.ZERO));
        }
        return lines;
    }

    static List<NewLine> revenue(NewOrder order) {
        return order.lines().stream()
                .filter(line -> line.quantity().signum() > 0 && line.unitPrice().signum() > 0)
                .toList();
    }

    static BigDecimal amount(NewLine line) {
        return line.quantity().multiply(line.unitPrice()).setScale(2, RoundingMode.HALF_UP);
    }

    static boolean within(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    static boolean fits(@Nullable String wanted, @Nullable String is) {
        return wanted == null || wanted.equals(is);
    }
}
