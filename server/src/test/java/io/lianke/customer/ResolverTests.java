package io.lianke.customer;

import static io.lianke.customer.People.NOON;
import static io.lianke.customer.People.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverTests {

    /// People as `id id; id id`, the answer as customers in order of appearance.
    @ParameterizedTest
    @CsvSource({
        "phone=+1; phone=+1, 1 1",
        "phone=+1; phone=+2, 1 2",
        "phone=+1; phone=+1 email=a@b.c; email=a@b.c, 1 1 1",
        "phone=+1; email=a@b.c; phone=+1 email=a@b.c, 1 2 1",
        "email=a@b.c; phone=+1; email=a@b.c phone=+1, 1 2 2",
        "memberCard=7; phone=+1; phone=+1 memberCard=7, 1 2 1",
        "unionId=u; memberCard=7; memberCard=7 unionId=u, 1 2 1",
        "external:shop=1; unionId=u; unionId=u external:shop=1, 1 2 1",
        "device=d; openId=o; device=d openId=o, 1 2 2",
        "openId=o; email=a@b.c; openId=o email=a@b.c, 1 2 2",
        // one device, two sign-ins: two people
        "userId=1 device=d; userId=2 device=d; userId=1; userId=2, 1 2 1 2",
        // one family phone, two ids of a shop: two people
        "external:shop=1 phone=+1; external:shop=2 phone=+1; phone=+1, 1 2 1",
        // ids of two systems are one person's
        "external:shop=1 phone=+1; external:till=9 phone=+1; external:till=9, 1 1 1",
        // a new member card or e-mail is the same person's
        "memberCard=1 phone=+1; memberCard=2 phone=+1; memberCard=2, 1 1 1",
        "email=a@b.c phone=+1; email=d@e.f phone=+1; email=d@e.f, 1 1 1",
        // an anonymous visitor signs in
        "anonymousId=x; anonymousId=x userId=1; userId=1, 1 1 1",
        "phone=+1 phone=+1, 1",
        "'', -",
    })
    void people_are_told_apart(String people, String expected) {
        var resolver = new Resolver(List.of());
        var names = new HashMap<Draft, Integer>();
        var answer = new ArrayList<String>();

        for (var person : people.split(";", -1)) {
            var identifiers = person.strip().isEmpty() ? new String[0] : person.strip().split(" ");
            var draft = resolver.take(seen(identifiers), Map.of());
            answer.add(
                    draft == null
                            ? "-"
                            : String.valueOf(names.computeIfAbsent(draft, _ -> names.size() + 1)));
        }

        assertThat(String.join(" ", answer)).isEqualTo(expected);
    }

    @Test
    void later_sightings_win_and_earlier_ones_never_do() {
        var first = Facts.NONE.learn(Map.of("size", "M"), "a", NOON);
        var later = first.learn(Map.of("size", "L"), "b", NOON.plusSeconds(2));
        var stale = later.learn(Map.of("size", "S"), "c", NOON.plusSeconds(1));

        assertThat(later.values()).containsEntry("size", "L");
        assertThat(stale).isSameAs(later);
    }

    @Test
    void a_value_that_is_confirmed_cannot_be_replaced_by_what_was_seen_before() {
        var first = Facts.NONE.learn(Map.of("size", "M"), "a", NOON);
        var confirmed = first.learn(Map.of("size", "M"), "b", NOON.plusSeconds(9));
        var between = confirmed.learn(Map.of("size", "L"), "c", NOON.plusSeconds(5));

        assertThat(confirmed.values()).isEqualTo(first.values());
        assertThat(between.values()).containsEntry("size", "M");
        assertThat(between.provenance().get("size"))
                .isEqualTo(new Provenance("b", NOON.plusSeconds(9)));
    }
}
