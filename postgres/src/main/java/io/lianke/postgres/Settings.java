package io.lianke.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the server is set. Everything is on the command line, which beats the configuration files: a
/// data folder from an older version runs with today's settings, and nobody turns fsync off.
///
/// @param diskMegabytes size of the disk that holds the data; 0 where nobody can tell
record Settings(
        Durability durability, int port, Path logs, long memoryMegabytes, long diskMegabytes) {

    static Settings of(Durability durability, int port, Path logs) {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Settings(
                durability,
                port,
                logs,
                machine.getTotalMemorySize() >> 20,
                logs.toFile().getTotalSpace() >> 20);
    }

    List<String> arguments() {
        var all = new LinkedHashMap<String, String>();
        all.put("listen_addresses", "127.0.0.1");
        all.put("port", Integer.toString(port));
        all.put("unix_socket_directories", "");
        all.put("max_connections", "60");
        all.put("password_encryption", "scram-sha-256");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.put("track_commit_timestamp", "on");
        putMemory(all);
        putWriteAheadLog(all);
        putLogging(all);
        var arguments = new ArrayList<String>();
        all.forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return List.copyOf(arguments);
    }

    private void putMemory(Map<String, String> all) {
        var shared = durability == Durability.NONE ? 64 : Math.clamp(memoryMegabytes / 16, 64, 512);
        all.put("shared_buffers", shared + "MB");
        all.put("effective_cache_size", Math.max(256, memoryMegabytes / 2) + "MB");
        all.put("work_mem", "16MB");
        all.put("maintenance_work_mem", "128MB");
        all.put("random_page_cost", "1.1");
        all.put("jit", "off");
    }

    // Wide checkpoints: an import of millions of rows must not write every page many times. A small
    // disk must not be taken up by what is kept between them.
    private void putWriteAheadLog(Map<String, String> all) {
        var durable = durability == Durability.FULL ? "on" : "off";
        all.put("fsync", durable);
        all.put("synchronous_commit", durable);
        all.put("full_page_writes", "on");
        all.put("checkpoint_timeout", "15min");
        var log = diskMegabytes == 0 ? 2048 : Math.clamp(diskMegabytes / 16, 64, 2048);
        all.put("max_wal_size", log + "MB");
        all.put("min_wal_size", Math.min(80, log) + "MB");
    }

    // Seven files that take turns. Statements, their parameters and the details of errors hold
    // personal data and stay out; whoever sent the failing statement gets to see its error.
    private void putLogging(Map<String, String> all) {
        all.put("logging_collector", "on");
        all.put("log_directory", logs.toString());
        all.put("log_filename", "postgresql-%a.log");
        all.put("log_truncate_on_rotation", "on");
        all.put("log_rotation_age", "1d");
        all.put("log_rotation_size", "0");
        all.put("log_min_messages", "log");
        all.put("log_min_error_statement", "panic");
        all.put("log_error_verbosity", "terse");
        all.put("log_statement", "none");
    }
}
