package io.lianke.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Plans beside the results, where the next run's can be compared with them.
final class Plans {
    private Plans() {}

    static void keep(String bench, String scale, List<String> plans) throws IOException {
        var folder = Path.of(System.getProperty("lianke.plans", "bench/plans"));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(bench + "-" + scale + ".txt"), String.join("\n", plans));
    }
}
