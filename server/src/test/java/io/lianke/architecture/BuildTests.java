package io.lianke.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// S-5: the same sources are built from the same parts, and parts that were changed on their way
/// are refused.
class BuildTests {
    private static final Path ROOT = Path.of("..");
    private static final Pattern VERSION = Pattern.compile("<([\\w.-]*version)>([^<]*)</\\1>");
    private static final Pattern PLUGIN =
            Pattern.compile("(?s)<plugin>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)<");

    /// By whom the parent fixes the versions of plugins that name none here.
    private static final Set<String> FIXED_BY_PARENT =
            Set.of(
                    "build-helper-maven-plugin",
                    "cyclonedx-maven-plugin",
                    "maven-compiler-plugin",
                    "maven-dependency-plugin",
                    "maven-enforcer-plugin",
                    "maven-jar-plugin",
                    "maven-resources-plugin",
                    "maven-surefire-plugin",
                    "spring-boot-maven-plugin");

    private static List<Path> poms() throws IOException {
        return Stream.of("", "postgres", "build-tools", "server", "bench")
                .map(module -> ROOT.resolve(module).resolve("pom.xml"))
                .filter(Files::exists)
                .toList();
    }

    @Test
    @Shows("S-5")
    void every_version_is_one_version() throws IOException {
        var loose = new ArrayList<String>();
        for (var pom : poms()) {
            VERSION.matcher(Files.readString(pom))
                    .results()
                    .map(found -> found.group(2).strip())
                    .filter(version ->
                            version.matches("LATEST|RELEASE|.*(SNAPSHOT|\\[|\\(|,).*")
                                    && !version.equals("[25,)"))
                    .forEach(version -> loose.add(pom + " " + version));
        }
        assertThat(poms()).hasSizeGreaterThan(3);
        assertThat(loose).isEmpty();
    }

    @Test
    @Shows("S-5")
    void every_plugin_has_a_fixed_version() throws IOException {
        var loose = new ArrayList<String>();
        for (var pom : poms()) {
            var text = Files.readString(pom);
            PLUGIN.matcher(text)
                    .results()
                    .filter(found -> !FIXED_BY_PARENT.contains(found.group(2)))
                    .filter(found ->
                            !text.substring(found.end())
                                    .matches("(?s)/artifactId>\\s*<version>[\\d.]+</version>.*"))
                    .forEach(found -> loose.add(pom + " " + found.group(2)));
        }
        assertThat(loose).isEmpty();
    }

    @Test
    @Shows("S-5")
    void a_part_whose_checksum_is_wrong_stops_the_build() throws IOException {
        assertThat(Files.readString(ROOT.resolve(".mvn/maven.config")))
                .contains("--strict-checksums");
    }

    @Test
    @Shows("S-5")
    void packages_of_the_console_run_nothing_as_they_are_installed() throws IOException {
        assertThat(Files.readString(ROOT.resolve("lianke")))
                .contains("console ci --ignore-scripts");
        assertThat(Files.exists(ROOT.resolve("web/package-lock.json"))).isTrue();
    }
}
