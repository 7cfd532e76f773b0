package io.lianke.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Whatever is refused is explained in both languages, with every blank filled in.
class MessageTests {
    private static final List<String> BUNDLES =
            List.of("/messages/problems.properties", "/messages/problems_zh_CN.properties");
    private static final Pattern MADE =
            Pattern.compile("new \\w*Problem\\(\\s*\"([a-z-]+/[a-z0-9-]+)\"([^;]*);");
    private static final Pattern CODE = Pattern.compile("\"([a-z-]+/[a-z0-9-]+)\"");
    private static final Pattern NAME = Pattern.compile("\"(\\w+)\"\\s*,");
    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");
    private static final Pattern CONSTRAINT =
            Pattern.compile("import jakarta\\.validation\\.constraints\\.(\\w+);");

    private static Properties bundle(String name) throws IOException {
        var bundle = new Properties();
        try (var in = Objects.requireNonNull(MessageTests.class.getResourceAsStream(name))) {
            bundle.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return bundle;
    }

    private static List<String> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var texts = new ArrayList<String>();
            for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }

    private static List<MatchResult> found(Pattern pattern) throws IOException {
        return sources().stream().flatMap(source -> pattern.matcher(source).results()).toList();
    }

    @Test
    void both_languages_say_the_same_things() throws IOException {
        var english = bundle(BUNDLES.getFirst());
        var chinese = bundle(BUNDLES.getLast());

        assertThat(chinese.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        for (var key : english.stringPropertyNames()) {
            assertThat(blanks(chinese.getProperty(key)))
                    .as(key)
                    .isEqualTo(blanks(english.getProperty(key)));
        }
    }

    private static Set<String> blanks(String text) {
        return BLANK.matcher(text).results().map(each -> each.group(1)).collect(Collectors.toSet());
    }

    @Test
    void every_problem_has_a_title_and_a_detail_with_its_blanks_filled() throws IOException {
        var made = found(MADE);
        assertThat(made).hasSizeGreaterThan(20);
        var wrong = new ArrayList<String>();
        for (var name : BUNDLES) {
            var bundle = bundle(name);
            for (var problem : made) {
                var code = problem.group(1);
                var given =
                        NAME.matcher(problem.group(2))
                                .results()
                                .map(each -> each.group(1))
                                .collect(Collectors.toSet());
                for (var part : List.of(".title", ".detail")) {
                    var text = bundle.getProperty(code + part);
                    if (text == null) {
                        wrong.add(code + part + " is missing in " + name);
                    } else if (problem.group(2).contains("Map.of(")
                            && !given.containsAll(blanks(text))) {
                        wrong.add(
                                code
                                        + part
                                        + " in "
                                        + name
                                        + " has "
                                        + blanks(text)
                                        + ", not "
                                        + given);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_code_of_a_field_has_a_detail() throws IOException {
        var english = bundle(BUNDLES.getFirst());
        var modules =
                english.stringPropertyNames().stream()
                        .map(key -> key.substring(0, key.indexOf('/')))
                        .collect(Collectors.toSet());
        var codes = new HashSet<String>();
        found(CODE).stream()
                .map(each -> each.group(1))
                .filter(code -> modules.contains(code.substring(0, code.indexOf('/'))))
                .forEach(codes::add);
        found(CONSTRAINT).stream()
                .map(each -> each.group(1).replaceAll("([a-z])([A-Z])", "$1-$2"))
                .forEach(name -> codes.add("request/" + name.toLowerCase(java.util.Locale.ROOT)));

        assertThat(english.stringPropertyNames())
                .containsAll(codes.stream().map(code -> code + ".detail").toList());
    }
}
