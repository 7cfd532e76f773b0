package io.lianke.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceTests {
    private static final int FILE_LINES_MAX = 400;
    private static final int METHOD_LINES_MAX = 70;
    private static final int PARAMETERS_MAX = 5;
    private static final Pattern METHOD =
            Pattern.compile(
                    "^ {4,8}(?:(?:public|protected|private|static|final|synchronized|default) )*"
                            + "[A-Za-z<][\\w<>\\[\\], .?@&]* (\\w+)\\((.*)$");
    private static final Pattern MACHINE_PATH =
            Pattern.compile("[\"( =](/home/|/root/|/Users/|/work/)");

    private static List<Path> sources() {
        return Stream.of("../server/src", "../postgres/src", "../build-tools/src")
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(folder -> walk(folder).stream())
                .filter(path -> path.toString().endsWith(".java"))
                .toList();
    }

    private static List<Path> walk(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void files_are_small() {
        assertThat(sources())
                .isNotEmpty()
                .allSatisfy(path ->
                        assertThat(lines(path))
                                .as(path.toString())
                                .hasSizeLessThanOrEqualTo(FILE_LINES_MAX));
    }

    @Test
    void methods_are_short_and_take_few_parameters() {
        var offenders = new ArrayList<String>();
        for (var path : sources()) {
            var lines = lines(path);
            for (int start = 0; start < lines.size(); start++) {
                var head = METHOD.matcher(lines.get(start));
                if (head.matches()
                        && !lines.get(start).contains(" record ")
                        && !lines.get(start).contains(" new ")
                        && !lines.get(start).strip().startsWith("return")) {
                    check(path, lines, start, offenders);
                }
            }
        }
        assertThat(offenders).isEmpty();
    }

    private static void check(Path path, List<String> lines, int start, List<String> offenders) {
        var signature = new StringBuilder();
        int line = start;
        while (line < lines.size()
                && !lines.get(line).contains("{")
                && !lines.get(line).endsWith(";")) {
            signature.append(lines.get(line++).strip()).append(' ');
        }
        if (line == lines.size() || !lines.get(line).endsWith("{")) {
            return;
        }
        signature.append(lines.get(line).strip());
        var indent = lines.get(start).length() - lines.get(start).stripLeading().length();
        int end = line;
        while (end < lines.size() && !lines.get(end).equals(" ".repeat(indent) + "}")) {
            end++;
        }
        var constructor =
                lines.get(start).strip().matches("(?:public |protected |private )?\\w+\\(.*");
        if (end - start + 1 > METHOD_LINES_MAX) {
            offenders.add(path + ":" + (start + 1) + " has " + (end - start + 1) + " lines");
        }
        var product = path.toString().contains("/src/main/");
        // How many a framework's interface takes is not ours to say.
        var overriding = start > 0 && lines.get(start - 1).strip().equals("@Override");
        if (product
                && !constructor
                && !overriding
                && parameters(signature.toString()) > PARAMETERS_MAX) {
            offenders.add(
                    path
                            + ":"
                            + (start + 1)
                            + " takes "
                            + parameters(signature.toString())
                            + " parameters");
        }
    }

    private static int parameters(String signature) {
        var list = signature.substring(signature.indexOf('(') + 1, signature.lastIndexOf(')'));
        int depth = 0;
        int commas = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
            commas += c == ',' && depth == 0 ? 1 : 0;
        }
        return list.isBlank() ? 0 : commas + 1;
    }

    @Test
    void every_package_is_null_marked() {
        var unmarked =
                sources().stream()
                        .filter(path -> path.toString().contains("/src/main/"))
                        .map(Path::getParent)
                        .distinct()
                        .filter(folder -> {
                            var info = folder.resolve("package-info.java");
                            return !Files.exists(info)
                                    || !String.join("\n", lines(info)).contains("@NullMarked");
                        })
                        .toList();
        assertThat(unmarked).isEmpty();
    }

    @Test
    void sources_name_no_machine() {
        assertThat(sources())
                .allSatisfy(path ->
                        assertThat(lines(path))
                                .as(path.toString())
                                .noneMatch(line ->
                                        MACHINE_PATH.matcher(line).find()
                                                && !line.contains("Pattern.compile")));
    }
}
