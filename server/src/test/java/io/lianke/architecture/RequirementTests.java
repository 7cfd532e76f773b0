package io.lianke.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.lianke.testing.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/// Says of each requirement which tests show it: `docs/security/requirements.md` is written from
/// the marks on the tests ([Shows]) and the reviewed rows of `requirements.csv`.
class RequirementTests {
    private static final Path ROWS = Path.of("src/test/resources/requirements.csv");
    private static final Path WRITTEN = Path.of("../docs/security/requirements.md");
    private static final Pattern TEST = Pattern.compile("(\\w+Tests)#(\\w+)");
    private static final Pattern DATED = Pattern.compile("`[^`]+`.*\\b20\\d\\d-\\d\\d-\\d\\d\\b.*");
    private static final Pattern FILE = Pattern.compile("docs/[\\w./-]+\\.md");
    private static final List<String> IDS =
            Stream.of(
                            ids("A", 1, 9),
                            ids("Z", 1, 9),
                            ids("U", 1, 5),
                            ids("W", 1, 8),
                            ids("S", 1, 8),
                            Stream.of("O-5", "O-6", "O-8"))
                    .flatMap(each -> each)
                    .toList();

    private static final List<JavaMethod> MARKED =
            new ClassFileImporter()
                    .importPath(Path.of("target/test-classes")).stream()
                            .flatMap(type -> type.getMethods().stream())
                            .filter(method -> method.isAnnotatedWith(Shows.class))
                            .toList();

    /// @param otherwise what shows it beside marked tests: tests of the other modules, a dated
    ///   result of a command, or why there is nothing to show yet
    private record Row(String id, String text, String otherwise) {
        boolean saysNotYet() {
            return otherwise.startsWith("not yet: ");
        }

        /// A table of Markdown, hence no bars within.
        static Row of(String line) {
            var cells = line.split("\\s*\\|\\s*", -1);
            return new Row(cells[0], cells[1], cells.length > 2 ? cells[2] : "");
        }
    }

    private static Stream<String> ids(String block, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(number -> block + "-" + number);
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(ROWS).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Row::of)
                .toList();
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "#" + method.getName();
    }

    private static Map<String, Set<String>> shown() {
        var shown = new TreeMap<String, Set<String>>();
        for (var method : MARKED) {
            for (var id : method.getAnnotationOfType(Shows.class).value()) {
                shown.computeIfAbsent(id, _ -> new TreeSet<>()).add(name(method));
            }
        }
        return shown;
    }

    private static String written() throws IOException {
        var shown = shown();
        var lines = new ArrayList<String>();
        lines.add("# Requirements and what shows them");
        lines.add("");
        lines.add(
                "Written from the tests by `RequirementTests`; whoever adds evidence marks a test"
                        + " with `@Shows` and runs that test with `-Dlianke.update=true`. Results of"
                        + " deep runs and reasons stand in `server/src/test/resources/requirements.csv`.");
        lines.add("");
        lines.add("| ID | Requirement | Tests | Otherwise |");
        lines.add("|---|---|---|---|");
        for (var row : rows()) {
            var tests = new TreeSet<>(shown.getOrDefault(row.id(), Set.of()));
            var others = row.otherwise();
            if (named(row).size() > 0) {
                tests.addAll(named(row));
                others = others.replaceAll(TEST.pattern() + "[, ]*", "").strip();
            }
            lines.add(
                    "| %s | %s | %s | %s |"
                            .formatted(row.id(), row.text(), String.join(", ", tests), others));
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> named(Row row) {
        return TEST.matcher(row.otherwise()).results().map(found -> found.group()).toList();
    }

    @Test
    void the_written_page_says_what_the_tests_say() throws IOException {
        if (Boolean.getBoolean("lianke.update")) {
            Files.createDirectories(WRITTEN.getParent());
            Files.writeString(WRITTEN, written());
        }

        assertThat(Files.readString(WRITTEN))
                .as("run this test with -Dlianke.update=true, then review the difference")
                .isEqualTo(written());
    }

    @Test
    void every_requirement_has_its_row_and_no_other() throws IOException {
        assertThat(rows()).extracting(Row::id).containsExactlyElementsOf(IDS);
        assertThat(shown().keySet()).isSubsetOf(IDS);
    }

    /// Either something shows it, or there is nothing yet that could be shown: not both, not
    /// neither.
    @Test
    void every_requirement_is_shown_or_says_why_not() throws IOException {
        var shown = shown();
        var wrong = new ArrayList<String>();
        for (var row : rows()) {
            var tested = shown.containsKey(row.id()) || !named(row).isEmpty();
            var evident = tested || DATED.matcher(row.otherwise()).matches();
            if (evident == row.saysNotYet()) {
                wrong.add(row + (evident ? " is shown and denied" : " is shown by nothing"));
            }
            FILE.matcher(row.otherwise())
                    .results()
                    .map(found -> Path.of("..", found.group()))
                    .filter(file -> !Files.exists(file))
                    .forEach(file -> wrong.add(row.id() + " names no file: " + file));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_mark_stands_on_a_test_that_runs_and_is_known_by_its_name() {
        var names = MARKED.stream().collect(Collectors.groupingBy(RequirementTests::name));

        assertThat(MARKED)
                .isNotEmpty()
                .allSatisfy(method -> {
                    assertThat(method.isMetaAnnotatedWith(Testable.class))
                            .as(name(method))
                            .isTrue();
                    assertThat(method.isAnnotatedWith(Disabled.class)).as(name(method)).isFalse();
                    assertThat(method.getOwner().getModifiers())
                            .as(name(method))
                            .doesNotContain(JavaModifier.ABSTRACT);
                    assertThat(method.getOwner().getSimpleName()).endsWith("Tests");
                    assertThat(names.get(name(method))).as(name(method)).hasSize(1);
                });
    }

    @Test
    void tests_of_other_modules_that_are_named_exist() throws IOException {
        for (var row : rows()) {
            for (var test : named(row)) {
                var parts = test.split("#");
                assertThat(source(parts[0])).as(row.id()).contains("void " + parts[1] + "(");
            }
        }
    }

    private static String source(String type) throws IOException {
        for (var module : List.of("server", "postgres", "build-tools", "bench")) {
            var tests = Path.of("..", module, "src/test/java");
            if (!Files.isDirectory(tests)) {
                continue;
            }
            try (var files = Files.walk(tests)) {
                var found = files.filter(file -> file.endsWith(type + ".java")).findFirst();
                if (found.isPresent()) {
                    return Files.readString(found.get());
                }
            }
        }
        return "";
    }
}
