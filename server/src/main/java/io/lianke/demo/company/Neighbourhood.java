package io.lianke.demo.company;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Eight customer numbers in a row. In some the first few are a family: they live at one address,
/// use one device together, and the children have the name of one parent.
final class Neighbourhood {
    static final int SIZE = 8;
    private static final double FAMILIES = 0.3;
    private static final int FAMILY_MAX = 4;
    private static final List<String> ROADS =
            List.of("人民", "建设", "和平", "文化", "长江", "花园", "学府", "新华", "青年", "滨河");

    private final List<Home> homes;

    private Neighbourhood(List<Home> homes) {
        this.homes = List.copyOf(homes);
    }

    enum Role {
        ALONE,
        PARENT,
        PARTNER,
        CHILD
    }

    /// @param surname of the family; of nobody alone
    /// @param device that the family shares
    record Home(
            Shops.City city,
            Shop shop,
            String address,
            Role role,
            Names.@Nullable Part surname,
            @Nullable String device) {}

    static Neighbourhood of(int block, Shops shops, Names names) {
        var draw = new Draw(Draw.Purpose.NEIGHBOURHOOD, block);
        var homes = new ArrayList<Home>();
        if (draw.chance(FAMILIES)) {
            var members = draw.between(2, FAMILY_MAX);
            var city = shops.city(draw);
            var shop = city.shop(draw);
            var address = address(shop, draw);
            var surname = names.surname(draw);
            for (int i = 0; i < members; i++) {
                var role = i == 0 ? Role.PARENT : i == 1 ? Role.PARTNER : Role.CHILD;
                homes.add(new Home(city, shop, address, role, surname, "device-family-" + block));
            }
        }
        while (homes.size() < SIZE) {
            var city = shops.city(draw);
            var shop = city.shop(draw);
            homes.add(new Home(city, shop, address(shop, draw), Role.ALONE, null, null));
        }
        return new Neighbourhood(homes);
    }

    private static String address(Shop shop, Draw draw) {
        return shop.city()
                + draw.one(ROADS)
                + "路"
                + draw.between(1, 999)
                + "号"
                + draw.between(1, 30)
                + "栋"
                + (draw.between(1, 28) * 100 + draw.between(1, 4))
                + "室";
    }

    Home home(int number) {
        return homes.get((number - 1) % SIZE);
    }
}
