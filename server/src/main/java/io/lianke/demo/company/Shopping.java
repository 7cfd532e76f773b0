package io.lianke.demo.company;

import io.lianke.demo.company.Item.Category;
import io.lianke.demo.company.Person.Place;
import io.lianke.demo.company.Purchase.Form;
import io.lianke.demo.company.Purchase.GivenBack;
import io.lianke.demo.company.Purchase.Line;
import io.lianke.demo.company.Purchase.Payment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a customer buys and sends back.
final class Shopping {
    private static final int PURCHASES_MAX = 150;
    private static final double OTHER_SHOP = 0.12;
    private static final double PICKED_UP = 0.6;
    private static final double DISCOUNTED = 0.22;
    private static final double CREDIT_NOTES = 0.2;
    private static final double NEVER_PAID = 0.012;

    private final Range range;
    private final Season season;
    private final Hours hours;
    private final Instant until;

    Shopping(Range range, Season season, Hours hours, Instant until) {
        this.range = range;
        this.season = season;
        this.hours = hours;
        this.until = until;
    }

    /// In the order of their time, all before the end of the history.
    List<Purchase> purchases(int number, Habit habit, Neighbourhood.Home home) {
        if (habit.buyer() == Habit.Buyer.LOOKS_ONLY) {
            return List.of();
        }
        var draw = new Draw(Draw.Purpose.PURCHASES, number);
        var purchases = new ArrayList<Purchase>();
        var passed = habit.since();
        while (passed < season.days() && purchases.size() < PURCHASES_MAX) {
            purchases.add(
                    purchase(
                            Numbers.padded("L", number, 7)
                                    + Numbers.padded("-", purchases.size() + 1, 3),
                            passed,
                            habit,
                            home,
                            draw));
            if (draw.chance(habit.dropout())) {
                break;
            }
            passed += draw.exponential(habit.rate());
        }
        purchases.removeIf(purchase -> !purchase.at().isBefore(until));
        purchases.sort(Comparator.comparing(Purchase::at));
        return purchases;
    }

    private Purchase purchase(
            String number, double passed, Habit habit, Neighbourhood.Home home, Draw draw) {
        var shop = draw.chance(OTHER_SHOP) ? home.city().shop(draw) : home.shop();
        var first = category(habit, null, draw);
        var place = place(habit.channel(draw), first, shop, draw);
        var at = hours.at(season.day(passed), place.channel(), shop, draw);
        var lines = lines(first, place, habit, draw);
        var payment = payment(place, draw);
        return new Purchase(
                number,
                at,
                place,
                staff(place, shop, draw),
                lines,
                payment,
                payment == Payment.NEVER ? List.of() : givenBack(number, at, place, lines, draw));
    }

    /// A service is done in a store, whatever it was ordered by.
    private static Place place(String channel, Category category, Shop shop, Draw draw) {
        return switch (channel) {
            case Habit.STORE, Habit.PHONE -> new Place(channel, shop.code());
            case Habit.MINI_PROGRAM ->
                    new Place(
                            channel,
                            category.service() || draw.chance(PICKED_UP) ? shop.code() : null);
            case String _ ->
                    category.service()
                            ? new Place(Habit.MINI_PROGRAM, shop.code())
                            : new Place(channel, null);
        };
    }

    /// What a customer comes for, or takes along: litter with cat food, treats with anything.
    private static Category category(Habit habit, @Nullable Category besides, Draw draw) {
        var categories = Item.CATEGORIES;
        var weights = new double[categories.size()];
        for (int i = 0; i < weights.length; i++) {
            var category = categories.get(i);
            var weight = category.suits(habit.pet()) ? category.share() : 0;
            if (besides != null) {
                weight *= category.service() ? 0 : category == besides ? 0.2 : 1;
                weight *= besides == Category.CAT_FOOD && category == Category.CAT_LITTER ? 4 : 1;
                weight *= besides == Category.GROOMING && category == Category.TREATS ? 2 : 1;
            }
            weights[i] = weight;
        }
        return draw.one(categories, weights);
    }

    private List<Line> lines(Category first, Place place, Habit habit, Draw draw) {
        var lines = new ArrayList<Line>();
        var more = place.channel().equals(Habit.MARKETPLACE) ? 0.5 : 0.4;
        var category = first;
        do {
            var item = range.of(category, draw);
            if (lines.stream().noneMatch(line -> line.item().equals(item))) {
                lines.add(line(item, draw));
            }
            category = category(habit, first, draw);
        } while (lines.size() < 6 && draw.chance(more));
        return List.copyOf(lines);
    }

    private static Line line(Item item, Draw draw) {
        var quantity = 1;
        while (quantity < 20 && draw.chance(1 - 1 / item.category().pieces())) {
            quantity++;
        }
        var discount =
                draw.chance(DISCOUNTED) ? item.price() * quantity * draw.between(5, 20) / 100 : 0;
        return new Line(item, quantity, discount);
    }

    /// In a store and on the telephone somebody takes the order.
    private static @Nullable String staff(Place place, Shop shop, Draw draw) {
        return switch (place.channel()) {
            case Habit.STORE, Habit.PHONE -> draw.one(shop.staff());
            case String _ -> null;
        };
    }

    private static Payment payment(Place place, Draw draw) {
        return switch (place.channel()) {
            case Habit.STORE, Habit.PHONE -> Payment.AT_THE_TILL;
            case String _ -> draw.chance(NEVER_PAID) ? Payment.NEVER : Payment.ONLINE;
        };
    }

    private List<GivenBack> givenBack(
            String number, Instant at, Place place, List<Line> lines, Draw draw) {
        var goods = lines.stream().filter(line -> !line.item().category().service()).toList();
        var likely =
                switch (place.channel()) {
                    case Habit.MARKETPLACE -> 0.085;
                    case Habit.STORE -> 0.015;
                    case String _ -> 0.045;
                };
        var back = at.plus(Duration.ofMinutes(draw.between(600, 14_000)));
        if (!draw.chance(goods.isEmpty() ? likely / 5 : likely) || !back.isBefore(until)) {
            return List.of();
        }
        var whole = lines.stream().mapToInt(Line::amount).sum();
        var amount = draw.chance(0.6) || goods.isEmpty() ? whole : draw.one(goods).amount();
        return List.of(
                new GivenBack(
                        "R" + number,
                        amount,
                        back,
                        draw.chance(CREDIT_NOTES) ? Form.CREDIT_NOTE : Form.REFUND));
    }
}
