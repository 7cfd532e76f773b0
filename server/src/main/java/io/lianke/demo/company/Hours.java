package io.lianke.demo.company;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/// When in a day things happen: in stores and by telephone while they are open, elsewhere at any
/// time, most in the evening.
record Hours(ZoneId zone) {
    private static final int PHONE_OPENS = 9;
    private static final int PHONE_CLOSES = 18;
    private static final double[] STORE = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 8, 10, 9, 8, 9, 10, 11, 12, 14, 15, 12, 7, 0, 0
    };
    private static final double[] ONLINE = {
        6, 3, 2, 1, 1, 1, 2, 5, 8, 10, 11, 11, 13, 12, 10, 10, 10, 10, 11, 14, 19, 21, 18, 11
    };

    Instant at(LocalDate day, String channel, Shop shop, Draw draw) {
        var hours =
                switch (channel) {
                    case Habit.STORE -> open(shop.opensAt(), shop.closesAt());
                    case Habit.PHONE -> open(PHONE_OPENS, PHONE_CLOSES);
                    case String _ -> ONLINE;
                };
        return day.atTime(draw.weighted(hours), draw.below(60), draw.below(60))
                .atZone(zone)
                .toInstant();
    }

    /// In a store's opening hours: the same moment, or as soon as it opens.
    Instant notBeforeOpening(Instant at, Shop shop) {
        var opening =
                at.atZone(zone)
                        .toLocalDate()
                        .atTime(LocalTime.of(shop.opensAt(), 0))
                        .atZone(zone)
                        .toInstant();
        return at.isBefore(opening) ? opening : at;
    }

    private static double[] open(int from, int to) {
        var hours = new double[24];
        System.arraycopy(STORE, from, hours, from, to - from);
        return hours;
    }
}
