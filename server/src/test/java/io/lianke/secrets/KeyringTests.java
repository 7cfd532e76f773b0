package io.lianke.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.testing.Shows;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyringTests {
    private static final byte[] CLEAR = "plaintext canary 4711".getBytes(StandardCharsets.UTF_8);

    private final Keyring keys = Keyring.generate();

    @Test
    @Shows("S-1")
    void what_was_sealed_opens_again_and_shows_nothing() throws Exception {
        var sealed = keys.seal("totp", "one", CLEAR);

        assertThat(keys.open("totp", "one", sealed)).isEqualTo(CLEAR);
        assertThat(HexFormat.of().formatHex(sealed))
                .doesNotContain(HexFormat.of().formatHex(CLEAR));
        assertThat(keys.seal("totp", "one", CLEAR)).isNotEqualTo(sealed);
    }

    @ParameterizedTest
    @CsvSource({"totp,two", "mail,one", "totpo,ne", "'',totpone"})
    @Shows("S-1")
    void for_another_purpose_or_owner_it_stays_shut(String purpose, String owner) {
        var sealed = keys.seal("totp", "one", CLEAR);

        assertThatThrownBy(() -> keys.open(purpose, owner, sealed))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void a_zero_byte_cannot_shift_the_border_between_purpose_and_owner() {
        assertThatThrownBy(() -> keys.seal("totp\0one", "two", CLEAR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Shows("S-1")
    void no_bit_can_be_changed() {
        var sealed = keys.seal("totp", "one", CLEAR);

        for (int at = 0; at < sealed.length; at++) {
            var changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> keys.open("totp", "one", changed))
                    .as("byte %d of %d", at, sealed.length)
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void after_a_rotation_old_and_new_open_and_only_the_new_key_seals() throws Exception {
        var before = keys.seal("totp", "one", CLEAR);

        var rotated = Keyring.parse(keys.rotated().toJson());
        var after = rotated.seal("totp", "one", CLEAR);

        assertThat(rotated.open("totp", "one", before)).isEqualTo(CLEAR);
        assertThat(Keyring.keyOf(before)).isEqualTo(keys.current());
        assertThat(Keyring.keyOf(after)).isEqualTo(rotated.current()).isNotEqualTo(keys.current());
        assertThat(rotated.ids()).containsExactlyInAnyOrder(keys.current(), rotated.current());
        assertThatThrownBy(() -> keys.open("totp", "one", after))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void other_bytes_are_no_sealed_value() {
        assertThatThrownBy(() -> Keyring.keyOf(CLEAR)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Keyring.keyOf(new byte[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
