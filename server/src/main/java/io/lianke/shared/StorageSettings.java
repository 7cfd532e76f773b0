package io.lianke.shared;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What is kept free of the disk that holds the data.
///
/// @param reservePercent part of the disk at which bulk work stops; all other writing stops at half
///   of it
/// @param reserveMin the least that is kept, however small the disk
/// @param reserveMax the most that is kept, however large the disk
@ConfigurationProperties("lianke.storage")
public record StorageSettings(
        @DefaultValue("5") int reservePercent,
        @DefaultValue("128MB") DataSize reserveMin,
        @DefaultValue("2GB") DataSize reserveMax) {

    private static final int PERCENT_MAX = 50;

    public StorageSettings {
        if (reservePercent < 0
                || reservePercent > PERCENT_MAX
                || reserveMin.isNegative()
                || reserveMin.compareTo(reserveMax) > 0) {
            throw new IllegalArgumentException(
                    "lianke.storage: reserve-percent is 0 to 50, and reserve-min (%s) is at most reserve-max (%s)"
                            .formatted(reserveMin, reserveMax));
        }
    }

    long reserveOf(long totalBytes) {
        return Math.clamp(
                totalBytes / 100 * reservePercent, reserveMin.toBytes(), reserveMax.toBytes());
    }
}
