package io.lianke.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlotsTests {
    private static final String TOKEN = "q7RtY2uI8oP1aSdF4gHjK5lZxCvB6nM3wEr9TyUi0Op";

    @Shows({"U-5", "S-2"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Key (email)=(li.lei+shop@mail.example.com) exists | Key (email)=([e-mail]) exists",
                "Sent to a.b@example.com. | Sent to [e-mail].",
                "for 13912345678, twice | for [phone], twice",
                "for +86 139 1234 5678 | for [phone]",
                "for 8613912345678 | for [phone]",
                "for +44 20 7946 0958. | for [phone].",
                "{\"password\":\"hunter2-hunter2\",\"a\":1} | {\"password\":\"[secret]\",\"a\":1}",
                "password=hunter2&user=x | password=[secret]&user=x",
                "jdbc:postgresql://h/d?user=x&password=p | jdbc:postgresql://h/d?user=x&password=[secret]",
                "Authorization: Bearer abc.def | Authorization: Bearer [secret]",
                "Bearer abc.def-ghi | Bearer [secret]",
                "basic dXNlcjpwYXNz= and | basic [secret] and",
                "key lk_AbC-1 is | key [secret] is",
                "Cookie: lianke-session=abc | Cookie: [secret]",
                "apiKey='x1' secret = y2 | apiKey='[secret]' secret = [secret]",
            })
    void secrets_and_people_are_blotted_out(String written, String shown) {
        assertThat(Blots.over(written)).isEqualTo(shown);
    }

    @Shows({"U-5", "S-2"})
    @Test
    void our_own_tokens_are_known_by_their_look() {
        assertThat(TOKEN).hasSize(43);
        assertThat(Blots.over("half " + TOKEN + " whole")).isEqualTo("half [secret] whole");
        assertThat(Blots.over("-----BEGIN " + "PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----."))
                .isEqualTo("[secret].");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0193f7a2-1c3d-7e4f-8a9b-13912345678a",
                "took 13912345678901 nanos",
                "2026-11-23T05:14:21.123Z",
                "order 2026/000139123456789 was imported",
                "at io.lianke.shared.web.ProblemAdvice.problem(ProblemAdvice.java:42)",
                "room on the disk changed",
                "the token is wrong"
            })
    void what_says_nothing_stays(String text) {
        assertThat(Blots.over(text)).isEqualTo(text);
    }

    @Test
    void a_hostile_text_costs_little_and_a_long_one_is_cut() {
        assertThat(Blots.over("a.".repeat(100_000))).hasSize(64_000);
        assertThat(Blots.over("password".repeat(10_000))).hasSize(64_000);
        assertThat(Blots.over("+1 ".repeat(30_000))).hasSize(64_000);
    }
}
