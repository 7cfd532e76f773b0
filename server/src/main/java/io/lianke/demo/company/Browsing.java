package io.lianke.demo.company;

import io.lianke.demo.company.Person.Place;
import io.lianke.demo.company.Visit.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What customers look at, put into their baskets and come by for; and visitors of whom nobody
/// knows who they are.
final class Browsing {
    private static final double SESSIONS_SEEN = 0.55;
    private static final double STORE_VISITS_SEEN = 0.4;
    private static final double IDLE_SESSIONS = 1.6;
    private static final double ANONYMOUS = 0.35;

    private final Range range;
    private final Season season;
    private final Hours hours;
    private final Instant until;
    private final Map<String, Shop> shops;

    Browsing(Range range, Season season, Hours hours, Instant until, Shops shops) {
        this.range = range;
        this.season = season;
        this.hours = hours;
        this.until = until;
        this.shops =
                shops.all().stream().collect(Collectors.toMap(Shop::code, Function.identity()));
    }

    /// Collects what one customer did.
    private final class Diary {
        private final int number;
        private final List<Visit> visits = new ArrayList<>();

        Diary(int number) {
            this.number = number;
        }

        void note(
                String event,
                Instant at,
                Place place,
                @Nullable String device,
                @Nullable Item item) {
            note(event, at, new With(place, device, Visitor.KNOWN), item);
        }

        void note(String event, Instant at, With with, @Nullable Item item) {
            if (at.isBefore(until)) {
                visits.add(
                        new Visit(
                                "demo:" + number + ":" + (visits.size() + 1),
                                event,
                                at,
                                with.place(),
                                with.device(),
                                item,
                                with.visitor()));
            }
        }
    }

    private record With(Place place, @Nullable String device, Visitor visitor) {}

    List<Visit> visits(Person person, Habit habit, List<Purchase> purchases, Shop shop) {
        var draw = new Draw(Draw.Purpose.VISITS, person.number());
        var diary = new Diary(person.number());
        purchases.forEach(purchase -> before(purchase, person.devices(), diary, draw));
        if (!person.devices().isEmpty()) {
            idle(habit, purchases, person, diary, draw);
        }
        if (draw.chance(ANONYMOUS)) {
            anonymous(person.number(), shop, diary, draw);
        }
        return List.copyOf(diary.visits);
    }

    private void before(Purchase purchase, List<String> devices, Diary diary, Draw draw) {
        var store = purchase.place().store();
        var first = purchase.lines().getFirst().item();
        if (first.category().service() && store != null) {
            booked(purchase, first, diary, draw);
        }
        switch (purchase.place().channel()) {
            case Habit.STORE -> {
                if (draw.chance(STORE_VISITS_SEEN) && store != null) {
                    diary.note(
                            "Store Visited",
                            hours.notBeforeOpening(
                                    purchase.at().minus(Duration.ofMinutes(draw.between(4, 25))),
                                    shop(store)),
                            purchase.place(),
                            null,
                            null);
                }
            }
            case Habit.MINI_PROGRAM, Habit.WEB -> {
                if (!devices.isEmpty() && draw.chance(SESSIONS_SEEN)) {
                    session(purchase, draw.one(devices), diary, draw);
                }
            }
            case String _ -> {}
        }
    }

    private Shop shop(String code) {
        var shop = shops.get(code);
        if (shop == null) {
            throw new IllegalStateException("No store " + code);
        }
        return shop;
    }

    private static void booked(Purchase purchase, Item service, Diary diary, Draw draw) {
        diary.note(
                "Booking Made",
                purchase.at().minus(Duration.ofMinutes(draw.between(300, 5_000))),
                purchase.place(),
                null,
                service);
        diary.note("Booking Attended", purchase.at(), purchase.place(), null, service);
    }

    private static void session(Purchase purchase, String device, Diary diary, Draw draw) {
        var at = purchase.at().minus(Duration.ofSeconds(draw.between(600, 2_400)));
        for (var line : purchase.lines()) {
            diary.note("Product Viewed", at, purchase.place(), device, line.item());
            at = at.plusSeconds(draw.between(5, 45));
            diary.note("Product Added", at, purchase.place(), device, line.item());
            at = at.plusSeconds(draw.between(5, 45));
        }
        diary.note("Checkout Started", at, purchase.place(), device, null);
    }

    /// Sessions without a purchase, from the first visit until some time after the last purchase.
    private void idle(
            Habit habit, List<Purchase> purchases, Person person, Diary diary, Draw draw) {
        var from = Math.min(habit.since(), season.days() - 1);
        var span = purchases.size() < 2 ? 40 : season.days() - from;
        for (var left = draw.exponential(1 / IDLE_SESSIONS); left > 0.5; left--) {
            var day = season.day(Math.min(season.days() - 1e-6, from + draw.uniform() * span));
            var channel = draw.chance(0.75) ? Habit.MINI_PROGRAM : Habit.WEB;
            var at = hours.at(day, channel, anyShop(), draw);
            look(
                    at,
                    new With(new Place(channel, null), draw.one(person.devices()), Visitor.KNOWN),
                    diary,
                    draw);
        }
    }

    private void anonymous(int number, Shop shop, Diary diary, Draw draw) {
        var day = season.day(draw.uniform() * (season.days() - 1));
        var channel = draw.chance(0.6) ? Habit.WEB : Habit.MINI_PROGRAM;
        look(
                hours.at(day, channel, shop, draw),
                new With(new Place(channel, null), "visitor-" + number, Visitor.ANONYMOUS),
                diary,
                draw);
    }

    private void look(Instant begin, With with, Diary diary, Draw draw) {
        var at = begin;
        for (int i = draw.between(1, 3); i > 0; i--) {
            var category = draw.one(Item.CATEGORIES);
            var item = range.of(category, draw);
            diary.note("Product Viewed", at, with, item);
            at = at.plusSeconds(draw.between(10, 120));
            if (draw.chance(0.2) && !category.service()) {
                diary.note("Product Added", at, with, item);
                at = at.plusSeconds(draw.between(10, 60));
            }
        }
    }

    private Shop anyShop() {
        return shops.values().iterator().next();
    }
}
