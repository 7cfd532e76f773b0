package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.testing.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

///
class PasswordsTests {
    private final Passwords passwords = new Passwords();

    @Test
    @Shows("A-2")
    void a_hash_is_argon2id_with_its_costs_and_salt() {
        var first = passwords.hash("correct horse battery", "a@example.com");
        var second = passwords.hash("correct horse battery", "a@example.com");

        assertThat(first).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(second);
        assertThat(passwords.matches("correct horse battery", first)).isTrue();
        assertThat(passwords.matches("correct horse batterz", first)).isFalse();
        assertThat(passwords.matches("nobody has this password", null)).isFalse();
    }

    @Test
    @Shows("A-3")
    void nobody_costs_as_much_as_somebody() {
        var somebody = passwords.hash("correct horse battery", "a@example.com");

        assertThat(passwords.nobodysHash)
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .hasSameSizeAs(somebody);
        assertThat(passwords.matches("nobody has this password", null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "elevenchars",
                "aaaaaaaaaaaaaaaa",
                "person.long@example.com",
                "person.long12"
            })
    @Shows("A-2")
    void easy_passwords_are_refused(String password) {
        assertThatThrownBy(() -> passwords.hash(password, "person.long@example.com"))
                .isInstanceOf(AccessProblem.class);
    }

    @Test
    @Shows("A-2")
    void long_ones_are_taken_whole() {
        var start = "correct horse battery ".repeat(5);
        var hash = passwords.hash(start + "one", "a@example.com");

        assertThat(passwords.matches(start + "one", hash)).isTrue();
        assertThat(passwords.matches(start + "two", hash)).isFalse();
        assertThatThrownBy(() -> passwords.hash("ab cde".repeat(40), "a@example.com"))
                .isInstanceOf(AccessProblem.class);
    }
}
