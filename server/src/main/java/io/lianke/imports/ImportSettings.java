package io.lianke.imports;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Limits of imports.
///
/// @param directory where uploaded files are kept; nobody else writes there
/// @param fileMax the largest file
/// @param keep how long a file, its errors and the way back are kept
/// @param runningMax imports of one tenant that run at the same time; others wait
/// @param chunkRows rows that are read into one transaction, fewer when they are long
/// @param batchParties persons or products in one transaction
/// @param batchOrders orders in one transaction
/// @param batchLines lines in one transaction, unless a single order has more
@ConfigurationProperties("lianke.imports")
public record ImportSettings(
        @DefaultValue("data/imports") Path directory,
        @DefaultValue("1GB") DataSize fileMax,
        @DefaultValue("30d") Duration keep,
        @DefaultValue("2") int runningMax,
        @DefaultValue("20000") int chunkRows,
        @DefaultValue("1000") int batchParties,
        @DefaultValue("500") int batchOrders,
        @DefaultValue("10000") int batchLines) {}
