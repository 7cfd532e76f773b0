package io.lianke.customer.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.customer.resolution.Normalized.Accepted;
import io.lianke.customer.resolution.Normalized.Refused;
import io.lianke.customer.resolution.NormalizerCases.Case;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizerTests {
    private static final Map<String, Normalizer> BY_REGION = new ConcurrentHashMap<>();

    static List<Case> cases() {
        return NormalizerCases.all();
    }

    @Test
    void the_table_holds_at_least_three_hundred_cases() {
        assertThat(cases()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(300);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_spelling_has_its_identity_or_its_refusal(Case c) {
        assertThat(outcome(c)).isEqualTo(c.expected());
    }

    @Test
    void the_normal_form_is_a_fixed_point() {
        for (var c : cases()) {
            if (!c.expected().startsWith("!")) {
                var again = new Case(c.type(), c.region(), c.expected(), c.expected());
                assertThat(outcome(again)).isEqualTo(c.expected());
            }
        }
    }

    @Test
    void two_people_never_meet() {
        var people = new TreeSet<String>();
        var spellings = new HashMap<String, String>();
        for (var c : cases()) {
            if (!c.expected().startsWith("!")) {
                people.add(c.type() + ":" + c.expected());
                var before = spellings.put(c.type() + c.region() + c.spelling(), c.expected());
                assertThat(before).isIn(null, c.expected());
            }
        }
        var found = new TreeSet<String>();
        for (var c : cases()) {
            if (!c.expected().startsWith("!")) {
                found.add(c.type() + ":" + outcome(c));
            }
        }
        assertThat(found).isEqualTo(people);
    }

    @Test
    void a_thousand_spellings_of_one_phone_are_one_phone() {
        var random = new Random(20261121);
        var spellings = new TreeSet<String>();
        while (spellings.size() < 1_000) {
            spellings.add(spell(random, "13800138000"));
        }

        for (var spelling : spellings) {
            assertThat(phones("CN").normalize(IdentifierType.PHONE, spelling))
                    .as(spelling)
                    .isEqualTo(
                            new Accepted(new Identifier(IdentifierType.PHONE, "+8613800138000")));
        }
    }

    @Test
    void ten_thousand_phones_are_ten_thousand_people() {
        var random = new Random(7);
        var values = new TreeSet<String>();
        for (int i = 0; i < 10_000; i++) {
            var phone = "139%08d".formatted(i * 9_973);
            values.add(
                    phones("CN")
                            .normalize(IdentifierType.PHONE, spell(random, phone))
                            .accepted()
                            .orElseThrow()
                            .value());
        }

        assertThat(values).hasSize(10_000);
    }

    @Test
    void type_and_value_are_read_from_one_text() {
        var normalizer = phones("CN");

        assertThat(normalizer.parse("phone:138 0013 8000").accepted().orElseThrow())
                .hasToString("phone:+8613800138000");
        assertThat(normalizer.parse("external:shop:17850.0").accepted().orElseThrow())
                .isEqualTo(new Identifier(IdentifierType.external("shop"), "17850.0"));
        assertThat(normalizer.parse("external:crm:a:b").accepted().orElseThrow().value())
                .isEqualTo("a:b");
        assertThat(normalizer.parse("userId:a:b").accepted().orElseThrow().value())
                .isEqualTo("a:b");
        assertThat(normalizer.parse("userId:")).isEqualTo(new Refused(Normalized.EMPTY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "phone",
                "fax:1",
                "external:",
                "external:shop",
                "external::1",
                "external: x:1",
                "Phone:1",
                "external:a b:1",
                "external:-a:1"
            })
    void an_unknown_type_is_refused(String text) {
        assertThat(phones("CN").parse(text)).isEqualTo(new Refused(Normalized.UNKNOWN_TYPE));
    }

    @Test
    void a_region_without_telephones_is_refused() {
        assertThatThrownBy(() -> new Normalizer("XX")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Normalizer("cn").region()).isEqualTo("CN");
    }

    @Test
    void random_text_is_accepted_or_refused_and_nothing_else() {
        var random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(40); j > 0; j--) {
                text.append(
                        (char)
                                (random.nextBoolean()
                                        ? random.nextInt(128)
                                        : random.nextInt(65_536)));
            }
            for (var type : IdentifierType.fixed()) {
                assertThat(phones("CN").normalize(type, text.toString())).isNotNull();
            }
        }
    }

    private static String spell(Random random, String national) {
        var prefixes =
                List.of("", "+86", "0086", "＋86", "+86 ", "0086-", "86", "(+86)", "tel:+86", "０");
        var gaps =
                List.of(
                        "", "", "", " ", "-", ".", "\u200b", "\u3000", "\u2011", "\u00a0",
                        "\uff0d");
        var spelling =
                new StringBuilder(random.nextBoolean() ? " " : "\ufeff")
                        .append(prefixes.get(random.nextInt(prefixes.size())));
        for (int i = 0; i < national.length(); i++) {
            var digit = national.charAt(i);
            spelling.append(random.nextInt(3) == 0 ? (char) (digit + 0xFEE0) : digit);
            if (i == 2 || i == 6) {
                spelling.append(gaps.get(random.nextInt(gaps.size())));
            }
        }
        return spelling.toString();
    }

    private static String outcome(Case c) {
        var type = IdentifierType.parse(c.type()).orElseThrow();
        return switch (phones(c.region()).normalize(type, c.spelling())) {
            case Accepted(var identifier) -> identifier.value();
            case Refused(var code) -> "!" + code;
        };
    }

    private static Normalizer phones(String region) {
        return BY_REGION.computeIfAbsent(region, Normalizer::new);
    }
}
