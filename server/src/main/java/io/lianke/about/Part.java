package io.lianke.about;

import java.util.Locale;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/// A part of the application with a list of components of its own.
public enum Part {
    SERVER("application"),
    CONSOLE("console");

    private final String file;

    Part(String file) {
        this.file = file;
    }

    /// The list as the build wrote it.
    public Resource list() {
        return new ClassPathResource("META-INF/sbom/" + file + ".cdx.json");
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
