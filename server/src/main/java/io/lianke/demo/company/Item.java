package io.lianke.demo.company;

import java.util.List;

/// Something that is sold.
///
/// @param price in whole units of the currency
/// @param demand how often it is bought, beside the others of its category
public record Item(String sku, String name, Category category, int price, double demand) {

    static final List<Category> CATEGORIES = List.of(Category.values());

    @Override
    public String toString() {
        return sku + "@" + price;
    }

    /// What kinds of things there are, and whom they are for.
    public enum Category {
        DOG_FOOD("犬粮", Kind.GOODS, 16, 1.4),
        CAT_FOOD("猫粮", Kind.GOODS, 16, 1.4),
        CAT_LITTER("猫砂", Kind.GOODS, 10, 1.2),
        TREATS("零食", Kind.GOODS, 14, 2.2),
        TOYS("玩具", Kind.GOODS, 7, 1.3),
        SUPPLIES("用品", Kind.GOODS, 7, 1.1),
        HEALTH("保健", Kind.GOODS, 6, 1.2),
        GROOMING("洗护服务", Kind.SERVICE, 14, 1),
        BOARDING("寄养服务", Kind.SERVICE, 3, 3),
        CARE("医疗服务", Kind.SERVICE, 5, 1);

        private final String label;
        private final Kind kind;
        private final double share;
        private final double pieces;

        Category(String label, Kind kind, double share, double pieces) {
            this.label = label;
            this.kind = kind;
            this.share = share;
            this.pieces = pieces;
        }

        /// What the company calls it.
        public String label() {
            return label;
        }

        public boolean service() {
            return kind == Kind.SERVICE;
        }

        /// How often it is what somebody comes for.
        double share() {
            return share;
        }

        /// How many are bought at once, on average.
        double pieces() {
            return pieces;
        }

        boolean suits(Pet pet) {
            return switch (this) {
                case DOG_FOOD -> pet != Pet.CAT;
                case CAT_FOOD, CAT_LITTER -> pet != Pet.DOG;
                case TREATS, TOYS, SUPPLIES, HEALTH, GROOMING, BOARDING, CARE -> true;
            };
        }
    }

    enum Kind {
        GOODS,
        SERVICE
    }

    /// Whom a customer keeps.
    enum Pet {
        DOG("狗"),
        CAT("猫"),
        BOTH("猫和狗");

        private final String label;

        Pet(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
