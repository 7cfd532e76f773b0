package io.lianke.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// O-6: the demo company brings nobody who could sign in, least of all with a password that
/// everybody can read.
@Tag("slow")
class DemoSignInTests extends ServerTests {
    private static final Path ROOT = Path.of("..");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._-]+@[A-Za-z0-9-]+\\.[A-Za-z]{2,}");
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)password[\"']?\\s*[:=,]\\s*[\"']?([^\\s\"'{}()$<>;,]{4,64})");

    @Autowired private DemoLoads loads;

    private long users() throws SQLException {
        try (var connection = databaseOwner.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from access.users")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void forgetGuesses() throws SQLException {
        try (var connection = databaseOwner.connect();
                var statement = connection.createStatement()) {
            statement.execute("delete from access.attempts");
        }
    }

    private static Set<String> found(Pattern pattern, int group) throws IOException {
        var found = new TreeSet<String>();
        for (var place :
                new String[] {"README.md", "lianke", "docs", "server/src/main", "web/src"}) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(place))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    if (file.toString().matches(".*(\\.png|schema\\.d\\.ts|\\.test\\.tsx?)")) {
                        continue;
                    }
                    pattern.matcher(Files.readString(file))
                            .results()
                            .forEach(match -> found.add(match.group(group)));
                }
            }
        }
        return found;
    }

    @Test
    @Shows({"O-6", "A-1"})
    void no_name_and_password_of_the_sources_opens_the_demo_company() throws Exception {
        var before = users();
        world.tenant()
                .call(() ->
                        loads.load(
                                50, Optional.of(Instant.parse("2026-11-24T06:30:00Z")), _ -> {}));
        var in = new ArrayList<String>();
        var emails = found(EMAIL, 0);
        var passwords = found(PASSWORD, 1);
        for (var email : emails) {
            for (var password : passwords) {
                forgetGuesses();
                var answer =
                        anonymous()
                                .post(
                                        "/api/v1/session",
                                        "{\"email\":\"%s\",\"password\":\"%s\"}"
                                                .formatted(email, password.replace("\\", "")));
                if (answer.status() != 401) {
                    in.add(email + " with " + password + ": " + answer.status());
                }
            }
        }

        assertThat(emails).isNotEmpty();
        assertThat(passwords).isNotEmpty();
        assertThat(in).isEmpty();
        assertThat(users()).as("the company has no users of its own").isEqualTo(before);
    }
}
