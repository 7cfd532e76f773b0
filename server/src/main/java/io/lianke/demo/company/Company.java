package io.lianke.demo.company;

import io.lianke.demo.company.People.Met;
import io.lianke.demo.company.Person.Place;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// The demo company with its whole history of 18 months. About thirty microseconds a customer.
public final class Company {
    /// Goes up whenever the same question gets another answer.
    public static final int VERSION = 1;

    /// Nobody's, in both languages.
    public static final String NAME = "毛球星球 Planet Furball";

    public static final int CUSTOMERS_MAX = 1_000_000;

    /// Browsing of everybody is kept up to this size; above, of one customer in [#SHARE_OF_MANY].
    static final int BROWSING_OF_ALL_MAX = 100_000;

    static final int SHARE_OF_MANY = 20;

    private final Terms terms;
    private final Names names = new Names();
    private final Shops shops = Shops.open(names);
    private final Range range = Range.read();
    private final Season season;
    private final Hours hours;
    private final People people;
    private final Shopping shopping;
    private final Browsing browsing;

    /// Which company.
    ///
    /// @param until when its history ends
    /// @param zone in which its days begin and its stores open
    public record Terms(int customers, Instant until, ZoneId zone) {
        public Terms {
            if (customers < 1 || customers > CUSTOMERS_MAX) {
                throw new IllegalArgumentException("A company of " + customers + " customers");
            }
            until = until.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    public Company(Terms terms) {
        this.terms = terms;
        var today = terms.until().atZone(terms.zone()).toLocalDate();
        season = Season.until(today);
        hours = new Hours(terms.zone());
        people = new People(names, today);
        shopping = new Shopping(range, season, hours, terms.until());
        browsing = new Browsing(range, season, hours, terms.until(), shops);
    }

    public List<Shop> stores() {
        return shops.all();
    }

    public List<Item> items() {
        return range.all();
    }

    /// When the history begins.
    public Instant begin() {
        return season.first().atStartOfDay(terms.zone()).toInstant();
    }

    /// Customers in the order of their numbers, which begin with 1 and end with the number of
    /// customers.
    ///
    /// @param to not among them
    public List<Life> lives(int from, int to) {
        var lives = new ArrayList<Life>(to - from);
        var block = -1;
        Neighbourhood around = null;
        for (int number = from; number < to; number++) {
            if (around == null || block != (number - 1) / Neighbourhood.SIZE) {
                block = (number - 1) / Neighbourhood.SIZE;
                around = Neighbourhood.of(block, shops, names);
            }
            lives.add(life(number, around.home(number)));
        }
        return lives;
    }

    private Life life(int number, Neighbourhood.Home home) {
        var habit = Habit.of(new Draw(Draw.Purpose.PERSON, number), season.days());
        var purchases = shopping.purchases(number, habit, home);
        var person = people.person(number, habit, home, met(habit, home, purchases));
        return new Life(
                person,
                purchases,
                terms.customers() <= BROWSING_OF_ALL_MAX || number % SHARE_OF_MANY == 0
                        ? browsing.visits(person, habit, purchases, home.shop())
                        : List.of());
    }

    private Met met(Habit habit, Neighbourhood.Home home, List<Purchase> purchases) {
        if (!purchases.isEmpty()) {
            return new Met(purchases.getFirst().at(), purchases.getFirst().place());
        }
        var day = season.day(Math.min(habit.since(), season.days() - 1e-6));
        var noon = day.atTime(12, 0).atZone(terms.zone()).toInstant();
        var channel = habit.usualChannel();
        return new Met(
                noon.isBefore(terms.until()) ? noon : terms.until().minusSeconds(60),
                new Place(channel, channel.equals(Habit.STORE) ? home.shop().code() : null));
    }
}
