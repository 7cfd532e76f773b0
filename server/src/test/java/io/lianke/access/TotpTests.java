package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Shows;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {
    private static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /// RFC 6238, appendix B, SHA-1: the last six of its eight digits.
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130",
    })
    @Shows("A-6")
    void codes_are_those_of_the_standard(long second, String code) {
        assertThat(Totp.code(SEED, Totp.stepAt(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    /// RFC 4226, appendix D.
    @ParameterizedTest
    @CsvSource({"0,755224", "1,287082", "2,359152", "3,969429", "4,338314", "9,520489"})
    void codes_by_count_are_those_of_the_older_standard(long step, String code) {
        assertThat(Totp.code(SEED, step)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"-2,false", "-1,true", "0,true", "1,true", "2,false"})
    void a_clock_may_be_one_step_off(int offBy, boolean accepted) {
        var now = Instant.ofEpochSecond(1_111_111_109);
        var code = Totp.code(SEED, Totp.stepAt(now) + offBy);

        var step = Totp.stepOf(SEED, code, now);

        assertThat(step.isPresent()).isEqualTo(accepted);
        step.ifPresent(found -> assertThat(found).isEqualTo(Totp.stepAt(now) + offBy));
    }

    @ParameterizedTest
    @CsvSource({"''", "81804", "0081804", "abcdef", "０８１８０４"})
    void nothing_but_the_six_digits_matches(String code) {
        assertThat(Totp.stepOf(SEED, code, Instant.ofEpochSecond(1_111_111_109))).isEmpty();
    }

    @Test
    void seeds_differ_and_are_as_long_as_the_hash() {
        assertThat(Totp.newSeed()).hasSize(20).isNotEqualTo(Totp.newSeed());
    }

    @Test
    void recovery_codes_are_ten_different_ones_in_groups() {
        var shown = RecoveryCode.newSet().stream().map(RecoveryCode::shown).toList();

        assertThat(new HashSet<>(shown)).hasSize(10);
        assertThat(shown)
                .allMatch(code -> code.matches("([0-9a-hjkmnp-tv-z]{4}-){2}[0-9a-hjkmnp-tv-z]{4}"));
    }

    @ParameterizedTest
    @CsvSource({"0bcd11gh0000,OBCDILGHoOo0", "abcdefghjkmn,ABCDefghJKMN"})
    void look_alikes_on_paper_are_read_as_meant(String meant, String typed) {
        var person = UUID.randomUUID();

        assertThat(RecoveryCode.typed(typed).hash(person))
                .isEqualTo(new RecoveryCode(meant).hash(person))
                .isNotEqualTo(new RecoveryCode(meant).hash(UUID.randomUUID()));
    }
}
