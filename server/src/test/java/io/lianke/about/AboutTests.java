package io.lianke.about;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.Role;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// S-4, and of S-5 the licences. The console's own list is tested with the console; here a made-up
/// one stands for it.
class AboutTests extends ServerTests {
    private static final Path RESOLVED = Path.of("target/runtime.classpath");

    /// Licences that let everybody use, change and sell what is made with it. Of several, one is
    /// enough.
    private static final Set<String> FREE =
            Set.of(
                    "0BSD",
                    "Apache-2.0",
                    "BSD-2-Clause",
                    "BSD-3-Clause",
                    "Bouncy Castle Licence",
                    "EPL-2.0",
                    "MIT",
                    "MIT-0",
                    "Unicode-3.0");

    @Autowired private Components components;

    private List<Component> of(Part part) {
        return components.all().stream().filter(each -> each.part() == part).toList();
    }

    private static List<String> resolved() throws IOException {
        return Stream.of(Files.readString(RESOLVED).strip().split(File.pathSeparator)).toList();
    }

    @Test
    @Shows("S-4")
    void the_components_of_the_server_are_those_that_were_resolved() throws IOException {
        var resolved = resolved();

        assertThat(of(Part.SERVER))
                .hasSameSizeAs(resolved)
                .hasSizeGreaterThan(50)
                .filteredOn(each -> !each.group().equals("io.lianke"))
                .allSatisfy(each ->
                        assertThat(resolved)
                                .as(each.toString())
                                .anyMatch(entry ->
                                        Path.of(entry)
                                                .endsWith(
                                                        Path.of(
                                                                each.name(),
                                                                each.version(),
                                                                each.name()
                                                                        + "-"
                                                                        + each.version()
                                                                        + ".jar"))));
    }

    @Test
    @Shows("S-5")
    void every_component_of_the_server_is_free_to_use() {
        assertThat(of(Part.SERVER))
                .allSatisfy(each ->
                        assertThat(each.licences())
                                .as(each.toString())
                                .anyMatch(licence -> FREE.contains(licence)));
    }

    @Test
    @Shows("S-4")
    void whoever_has_signed_in_sees_them_and_takes_the_lists_along() {
        var reader = program(Role.READ_ONLY);

        var about = reader.get("/api/v1/about");
        var server = reader.get("/api/v1/about/server.cdx.json");
        var console = reader.get("/api/v1/about/console.cdx.json");

        assertThat(about.status()).as(about.text()).isEqualTo(200);
        assertThat(about.body().path("version").asString()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(about.body().path("licence").asString()).isEqualTo("Apache-2.0");
        assertThat(about.body().path("components")).hasSize(components.all().size());
        assertThat(about.text()).contains("a-console-part", "spring-core");
        for (var list : List.of(server, console)) {
            assertThat(list.body().path("bomFormat").asString()).isEqualTo("CycloneDX");
            assertThat(list.headers().firstValue("Content-Type"))
                    .hasValue("application/vnd.cyclonedx+json");
            assertThat(list.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment");
        }
        assertThat(server.body().path("components")).hasSize(of(Part.SERVER).size());
        assertThat(anonymous().get("/api/v1/about").status()).isEqualTo(401);
    }
}
