package io.lianke.exports;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of exports.
///
/// @param directory where the files are kept; nobody else writes there
/// @param keep how long a file waits for its one download, a day at most
/// @param rowsMax rows of one file, below what a sheet of a spreadsheet holds
/// @param runningMax exports of one tenant that run at the same time; others wait
/// @param unfinishedMax exports that one person has waiting or running
@ConfigurationProperties("lianke.exports")
public record ExportSettings(
        @DefaultValue("data/exports") Path directory,
        @DefaultValue("24h") Duration keep,
        @DefaultValue("1000000") int rowsMax,
        @DefaultValue("1") int runningMax,
        @DefaultValue("5") int unfinishedMax) {
    private static final Duration KEEP_MAX = Duration.ofHours(24);

    public ExportSettings {
        if (!keep.isPositive() || keep.compareTo(KEEP_MAX) > 0) {
            throw new IllegalArgumentException("lianke.exports: keep is at most 24h");
        }
    }
}
