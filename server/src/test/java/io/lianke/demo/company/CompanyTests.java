package io.lianke.demo.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.IdentifierType;
import io.lianke.customer.resolution.Normalizer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The company as it is made up, before anything is loaded.
class CompanyTests {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant UNTIL = Instant.parse("2026-11-24T06:30:00Z");
    private static final int CUSTOMERS = 4_000;

    private static Company company(int customers) {
        return new Company(new Company.Terms(customers, UNTIL, ZONE));
    }

    private static List<Life> lives() {
        return company(CUSTOMERS).lives(1, CUSTOMERS + 1);
    }

    private static Stream<Purchase> purchases(List<Life> lives) {
        return lives.stream().flatMap(life -> life.purchases().stream());
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZONE).toLocalDate();
    }

    private static double share(long some, long all) {
        return (double) some / all;
    }

    @Test
    void the_same_question_has_the_same_answer() throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");

        company(200).lives(1, 201).forEach(life -> life.addTo(digest));

        // Another sum means another company: then Company.VERSION goes up, and this follows.
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("302435ed434c7162e41b504cf2c1aab597555dc214dabd851ccd8277c770725a");
        assertThat(Company.VERSION).isEqualTo(1);
    }

    @Test
    void a_customer_is_the_same_in_a_small_company_and_in_a_large_one() {
        var small = company(100).lives(41, 61);
        var large = company(1_000_000).lives(41, 61);

        for (int i = 0; i < small.size(); i++) {
            assertThat(large.get(i).person()).isEqualTo(small.get(i).person());
            assertThat(large.get(i).purchases()).isEqualTo(small.get(i).purchases());
        }
        assertThat(company(100).lives(43, 44)).isEqualTo(small.subList(2, 3));
    }

    @Test
    void browsing_is_thinned_in_a_large_company() {
        var lives = company(1_000_000).lives(1, 1_001);

        assertThat(lives.stream().filter(life -> !life.visits().isEmpty()))
                .allMatch(life -> life.person().number() % Company.SHARE_OF_MANY == 0)
                .isNotEmpty();
    }

    @Test
    void a_company_has_customers_and_a_limit() {
        assertThatThrownBy(() -> company(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> company(1_000_001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void two_hundred_stores_stand_in_forty_cities_of_seven_regions() {
        var stores = company(1).stores();

        assertThat(stores).hasSize(Shops.COUNT);
        assertThat(stores.stream().map(Shop::code).distinct()).hasSize(Shops.COUNT);
        assertThat(stores.stream().map(Shop::name).distinct()).hasSize(Shops.COUNT);
        assertThat(stores.stream().map(Shop::city).distinct()).hasSize(40);
        assertThat(stores.stream().map(Shop::region).distinct())
                .containsExactlyInAnyOrder("华东", "华南", "华北", "华中", "西南", "西北", "东北");
        assertThat(stores).allMatch(shop -> shop.name().startsWith(shop.city()));
    }

    @Test
    void it_sells_goods_and_services() {
        var items = company(1).items();

        assertThat(items.stream().map(Item::sku).distinct()).hasSameSizeAs(items);
        for (var category : Item.Category.values()) {
            assertThat(items).anyMatch(item -> item.category() == category);
        }
        assertThat(items).allMatch(item -> item.price() > 0);
    }

    @Test
    void nothing_happens_after_the_end_or_before_the_beginning() {
        var company = company(CUSTOMERS);
        var begin = company.begin();

        for (var life : company.lives(1, CUSTOMERS + 1)) {
            assertThat(life.person().firstSeen()).isBetween(begin, UNTIL);
            assertThat(life.purchases())
                    .isSortedAccordingTo(java.util.Comparator.comparing(Purchase::at))
                    .allMatch(one -> one.at().isBefore(UNTIL) && !one.at().isBefore(begin));
            assertThat(life.visits()).allMatch(visit -> visit.at().isBefore(UNTIL));
            assertThat(life.purchases().stream().flatMap(one -> one.givenBack().stream()))
                    .allMatch(back -> back.at().isBefore(UNTIL));
        }
        assertThat(Duration.between(begin, UNTIL).toDays()).isBetween(540L, 552L);
    }

    @Test
    void stores_sell_while_they_are_open() {
        var shops =
                company(1).stores().stream()
                        .collect(Collectors.toMap(Shop::code, Function.identity()));
        var lives = lives();
        var sold =
                purchases(lives).filter(one -> one.place().channel().equals(Habit.STORE)).toList();

        assertThat(sold).hasSizeGreaterThan(1_000);
        for (var one : sold) {
            var shop = Objects.requireNonNull(shops.get(one.place().store()));
            assertThat(one.at().atZone(ZONE).getHour())
                    .isBetween(shop.opensAt(), shop.closesAt() - 1);
        }
        assertThat(purchases(lives).filter(one -> one.place().channel().equals(Habit.PHONE)))
                .isNotEmpty()
                .allMatch(one -> one.at().atZone(ZONE).getHour() >= 9)
                .allMatch(one -> one.at().atZone(ZONE).getHour() < 18);
        assertThat(lives.stream().flatMap(life -> life.visits().stream()))
                .filteredOn(visit -> visit.event().equals("Store Visited"))
                .isNotEmpty()
                .allMatch(visit ->
                        visit.at().atZone(ZONE).getHour()
                                >= Objects.requireNonNull(shops.get(visit.place().store()))
                                        .opensAt());
    }

    @Test
    void never_more_is_given_back_than_was_paid() {
        var returned = purchases(lives()).filter(one -> !one.givenBack().isEmpty()).toList();

        assertThat(returned)
                .isNotEmpty()
                .allMatch(one -> one.returned() > 0 && one.returned() <= one.paid());
        assertThat(returned.stream().flatMap(one -> one.givenBack().stream()))
                .extracting(Purchase.GivenBack::form)
                .contains(Purchase.Form.REFUND, Purchase.Form.CREDIT_NOTE);
    }

    @Test
    void what_people_are_known_by_is_theirs_alone_and_in_normal_form() {
        var normalizer = new Normalizer("CN");
        var seen = new HashSet<Person.Key>();

        for (var life : lives()) {
            assertThat(life.person().keys()).isNotEmpty();
            for (var key : life.person().keys()) {
                assertThat(seen.add(key)).as("%s twice", key).isTrue();
                var type = new IdentifierType(key.type());
                assertThat(normalizer.normalize(type, key.value()).accepted())
                        .contains(new Identifier(type, key.value()));
            }
        }
        assertThat(seen.stream().map(Person.Key::type).distinct())
                .contains("phone", "email", "unionId", "openId", "memberCard", "userId")
                .contains("anonymousId", "external:marketplace", "external:crm");
        assertThat(share(seen.size(), CUSTOMERS)).isBetween(3.0, 5.0);
    }

    @Test
    void phones_have_the_form_of_a_mobile_number_and_belong_to_nobody()
            throws NumberParseException {
        var phones = PhoneNumberUtil.getInstance();
        var seen = new HashSet<String>();

        for (int number : new int[] {1, 2, 17, 999_999, 1_000_000}) {
            for (var phone : List.of(Numbers.phone(number), Numbers.secondPhone(number))) {
                assertThat(phone).matches("\\+86154[0-9]{8}");
                assertThat(phones.isValidNumber(phones.parse(phone, "CN"))).isFalse();
                assertThat(seen.add(phone)).isTrue();
            }
        }
    }

    @Test
    void mail_goes_nowhere() {
        assertThat(lives().stream().flatMap(life -> life.person().keys().stream()))
                .filteredOn(key -> key.type().equals("email"))
                .isNotEmpty()
                .allMatch(key -> key.value().matches(".*[@.]example\\.(com|net|org)"));
    }

    @Test
    void families_live_together_and_share_a_device() {
        var byDevice = new HashMap<String, List<Person>>();
        for (var life : lives()) {
            for (var device : life.person().devices()) {
                byDevice.merge(
                        device,
                        List.of(life.person()),
                        (some, one) -> Stream.concat(some.stream(), one.stream()).toList());
            }
        }
        var families = byDevice.values().stream().filter(people -> people.size() > 1).toList();

        assertThat(families).hasSizeGreaterThan(100);
        for (var family : families) {
            assertThat(family.stream().map(one -> one.traits().get("address")).distinct())
                    .hasSize(1)
                    .doesNotContainNull();
            var parent = family.getFirst();
            for (var child : family.subList(Math.min(2, family.size()), family.size())) {
                assertThat(child.name()).startsWith(parent.name().substring(0, 1));
            }
        }
    }

    @Test
    void names_are_those_of_china_and_a_few_others() {
        var people = lives().stream().map(Life::person).toList();
        var wang = people.stream().filter(one -> one.name().startsWith("王")).count();

        assertThat(share(wang, CUSTOMERS)).isBetween(0.05, 0.11);
        assertThat(people).anyMatch(one -> one.name().matches("(欧阳|司徒|上官|诸葛).+"));
        assertThat(people).anyMatch(one -> one.name().matches("[A-Z][a-z]+ .+"));
        assertThat(
                        share(
                                people.stream()
                                        .filter(one -> one.kind() == Person.Kind.ORGANIZATION)
                                        .count(),
                                CUSTOMERS))
                .isBetween(0.005, 0.03);
    }

    @Test
    void weekends_and_november_are_busy() {
        var lives = lives();
        var all = purchases(lives).count();
        var weekend =
                purchases(lives)
                        .filter(one ->
                                day(one.at()).getDayOfWeek() == DayOfWeek.SATURDAY
                                        || day(one.at()).getDayOfWeek() == DayOfWeek.SUNDAY)
                        .count();
        Map<String, Long> byMonth =
                purchases(lives)
                        .collect(
                                Collectors.groupingBy(
                                        one -> day(one.at()).toString().substring(0, 7),
                                        Collectors.counting()));
        var doubleEleven =
                purchases(lives)
                        .filter(one -> day(one.at()).equals(LocalDate.of(2025, 11, 11)))
                        .count();

        assertThat(share(weekend, all)).isBetween(0.36, 0.46);
        assertThat(byMonth.getOrDefault("2025-11", 0L))
                .isGreaterThan(byMonth.getOrDefault("2025-10", 0L) * 5 / 4)
                .isGreaterThan(byMonth.getOrDefault("2025-12", 0L) * 9 / 8);
        assertThat(doubleEleven).isGreaterThan(byMonth.getOrDefault("2025-10", 0L) / 10);
    }

    @Test
    void people_come_back_some_stay_away_and_some_send_things_back() {
        var lives = lives();
        var buyers = lives.stream().filter(life -> !life.purchases().isEmpty()).toList();
        var repeat = buyers.stream().filter(life -> life.purchases().size() > 1).count();
        var recent =
                buyers.stream()
                        .filter(life ->
                                life.purchases()
                                        .getLast()
                                        .at()
                                        .isAfter(UNTIL.minus(Duration.ofDays(90))))
                        .count();
        var returned = purchases(lives).filter(one -> !one.givenBack().isEmpty()).count();

        assertThat(share(buyers.size(), CUSTOMERS)).isBetween(0.9, 0.96);
        assertThat(share(repeat, buyers.size())).isBetween(0.6, 0.76);
        assertThat(share(recent, buyers.size())).isBetween(0.35, 0.55);
        assertThat(share(purchases(lives).count(), CUSTOMERS)).isBetween(3.4, 4.4);
        assertThat(share(returned, purchases(lives).count())).isBetween(0.02, 0.05);
        assertThat(buyers.stream().mapToInt(life -> life.purchases().size()).max().orElse(0))
                .isBetween(25, 150);
    }
}
