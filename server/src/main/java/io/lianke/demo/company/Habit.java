package io.lianke.demo.company;

import io.lianke.demo.company.Item.Pet;
import java.util.List;

/// How a customer buys.
///
/// @param since how much of the customers' time had passed when they came first
/// @param rate purchases a day of that time while they stay
/// @param dropout chance of never coming back, after each purchase
/// @param usual place in [#CHANNELS] of the channel they like best
record Habit(double since, double rate, double dropout, Buyer buyer, Pet pet, int usual) {
    static final String MINI_PROGRAM = "mini-program";
    static final String STORE = "store";
    static final String WEB = "web";
    static final String MARKETPLACE = "marketplace";
    static final String PHONE = "phone";
    private static final List<String> CHANNELS =
            List.of(MINI_PROGRAM, STORE, MARKETPLACE, WEB, PHONE);
    private static final double[] SHARES = {34, 37, 14, 10, 5};
    private static final double LOYAL_TO_CHANNEL = 0.65;

    // The four parameters of the model; a day is the unit of time.
    private static final double RATE_SHAPE = 1.2;
    private static final double RATE_DAYS = 50;
    private static final double DROPOUT_A = 0.9;
    private static final double DROPOUT_B = 4.5;

    private static final double OLD_CUSTOMERS = 0.24;
    private static final double OLD_DAYS = 110;
    private static final double LOOKERS = 0.07;

    private static final List<Pet> PETS = List.of(Pet.DOG, Pet.CAT, Pet.BOTH);

    enum Buyer {
        BUYS,
        LOOKS_ONLY
    }

    static Habit of(Draw draw, int days) {
        var since =
                draw.chance(OLD_CUSTOMERS)
                        ? draw.uniform() * OLD_DAYS
                        : days * StrictMath.pow(draw.uniform(), 0.85);
        var pets = new double[] {44, 44, 12};
        return new Habit(
                since,
                draw.gamma(RATE_SHAPE) / (RATE_SHAPE * RATE_DAYS),
                draw.beta(DROPOUT_A, DROPOUT_B),
                draw.chance(LOOKERS) ? Buyer.LOOKS_ONLY : Buyer.BUYS,
                draw.one(PETS, pets),
                draw.weighted(SHARES));
    }

    String usualChannel() {
        return CHANNELS.get(usual);
    }

    /// Where the next purchase is made.
    String channel(Draw draw) {
        return draw.chance(LOYAL_TO_CHANNEL) ? CHANNELS.get(usual) : draw.one(CHANNELS, SHARES);
    }

    boolean online() {
        return usualChannel().equals(MINI_PROGRAM) || usualChannel().equals(WEB);
    }
}
