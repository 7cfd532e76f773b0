package io.lianke.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.Lianke;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModuleTests {
    private static final Path ARCHITECTURE = Path.of("../ARCHITECTURE.md");
    private static final String BEGIN = "<!-- modules:begin -->";
    private static final String END = "<!-- modules:end -->";

    private final ApplicationModules modules = ApplicationModules.of(Lianke.class);

    @Test
    void modules_keep_to_their_walls() {
        modules.verify();
    }

    @Test
    void architecture_shows_the_modules_as_they_are() throws IOException {
        var document = Files.readString(ARCHITECTURE);
        var begin = document.indexOf(BEGIN) + BEGIN.length();
        var end = document.indexOf(END);
        var generated = document.substring(0, begin) + "\n" + diagram() + document.substring(end);
        if (Boolean.getBoolean("lianke.update")) {
            Files.writeString(ARCHITECTURE, generated);
        }

        assertThat(Files.readString(ARCHITECTURE))
                .as("run the tests with -Dlianke.update=true to redraw the modules")
                .isEqualTo(generated);
    }

    private String diagram() {
        var arrows = new TreeSet<String>();
        var nodes = new TreeSet<String>();
        modules.stream()
                .forEach(module -> {
                    var name = module.getIdentifier().toString();
                    nodes.add("    " + name);
                    module.getDirectDependencies(modules)
                            .uniqueModules()
                            .map(target -> target.getIdentifier().toString())
                            .filter(target -> !target.equals("shared") && !target.equals(name))
                            .forEach(target -> arrows.add("    " + name + " --> " + target));
                });
        return "```mermaid\nflowchart TD\n"
                + nodes.stream().collect(Collectors.joining("\n"))
                + "\n"
                + arrows.stream().collect(Collectors.joining("\n"))
                + "\n```\n";
    }
}
