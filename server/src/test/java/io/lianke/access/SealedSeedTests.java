package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.secrets.KeyRotation;
import io.lianke.secrets.Secrets;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// S-1 and the change of keys while running, for the secrets there are.
class SealedSeedTests extends ServerTests {
    @Autowired private Secrets secrets;
    @Autowired private KeyRotation rotation;
    @Autowired private AccessFixtures access;

    @BeforeEach
    @AfterEach
    void nobodyHasGuessed() {
        rows().forgetGuesses();
    }

    private OwnerSql rows() {
        return new OwnerSql(databaseOwner);
    }

    private TwoStepPerson enrolled() {
        return TwoStepPerson.enrolled(world, rows(), anonymous());
    }

    private String userOf(TwoStepPerson person) {
        return rows().value("select id from access.users where email = ?", person.email());
    }

    private byte[] sealed(TwoStepPerson person) {
        return HexFormat.of()
                .parseHex(
                        rows().value(
                                        "select encode(f.sealed, 'hex') from access.second_factors f"
                                                + " join access.users u on u.id = f.user_id where u.email = ?",
                                        person.email()));
    }

    private void signsIn(TwoStepPerson person) {
        var browser = anonymous();
        person.letTimePass();
        person.password(browser);
        var completed = person.complete(browser, person.code());
        assertThat(completed.status()).as(completed.text()).isEqualTo(200);
    }

    /// Every row of every table as text, and what a secret would look like in it.
    private List<String> placesOf(List<String> forms) {
        var tables =
                rows().rows(
                                "select format('%I.%I', n.nspname, c.relname) from pg_class c"
                                        + " join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r'"
                                        + " and n.nspname not in ('information_schema') and n.nspname not like 'pg\\_%'");
        var places = new ArrayList<String>();
        for (var table : tables) {
            // One reading for all forms: it is the rows that are many.
            rows().rows(
                            "select distinct f.form from (select lower(t::text) as row from "
                                    + table.getFirst()
                                    + " t offset 0) r join unnest(?::text[]) f (form)"
                                    + " on position(lower(f.form) in r.row) > 0",
                            (Object) forms.toArray(String[]::new))
                    .forEach(found -> places.add(table.getFirst() + " holds " + found.getFirst()));
        }
        return places;
    }

    @Test
    @Shows("S-1")
    void neither_seed_nor_recovery_code_stands_in_any_table() {
        var person = enrolled();
        var forms = new ArrayList<String>();
        forms.add(HexFormat.of().formatHex(person.seed()));
        forms.add(Base32.toBase32String(person.seed()));
        forms.add(Base64.getEncoder().encodeToString(person.seed()));
        forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(person.seed()));
        for (var code : person.recoveryCodes()) {
            forms.add(code);
            forms.add(code.replace("-", ""));
            forms.add(HexFormat.of().formatHex(code.getBytes(StandardCharsets.UTF_8)));
        }

        assertThat(placesOf(forms)).isEmpty();
    }

    @Test
    void the_search_finds_what_does_stand_there() {
        assertThat(placesOf(List.of(world.ownerEmail().toUpperCase(Locale.ROOT))))
                .anyMatch(place -> place.startsWith("access.users"));
    }

    @Test
    @Shows("S-3")
    void keys_change_while_people_sign_in() {
        var person = enrolled();
        var before = sealed(person);

        var sealedAnew = rotation.rotate();

        assertThat(sealedAnew).isPositive();
        assertThat(secrets.isCurrent(before)).isFalse();
        assertThat(secrets.isCurrent(sealed(person))).isTrue();
        assertThat(secrets.open("totp", userOf(person), before)).isEqualTo(person.seed());
        assertThat(secrets.open("totp", userOf(person), sealed(person))).isEqualTo(person.seed());
        assertThat(rotation.finish()).isZero();
        signsIn(person);
    }

    @Test
    @Shows("S-3")
    void a_value_of_an_older_key_serves_until_it_is_sealed_anew() {
        var person = enrolled();
        var before = sealed(person);
        rotation.rotate();
        rows().run(
                        "update access.second_factors set sealed = ? where user_id = ?::uuid",
                        before,
                        userOf(person));

        signsIn(person);

        assertThat(rotation.finish()).isEqualTo(1);
        signsIn(person);
    }

    @Test
    @Shows("S-1")
    void a_seed_moved_to_another_person_does_not_open() {
        var person = enrolled();

        assertThatThrownBy(
                        () -> secrets.open("totp", world.tenant().id().toString(), sealed(person)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> secrets.open("mail", userOf(person), sealed(person)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void only_whoever_runs_the_installation_changes_its_keys() {
        var operator =
                Http.browser(
                        port(), access.session(world, Role.OWNER, AccessFixtures.Kind.OPERATOR));
        enrolled();

        var rotated = operator.post("/api/v1/secret-keys:rotate", "{}");

        assertThat(rotated.status()).isEqualTo(200);
        assertThat(rotated.body().path("sealedAnew").asInt()).isPositive();
        assertThat(owner.post("/api/v1/secret-keys:rotate", "{}").status()).isEqualTo(403);
    }
}
