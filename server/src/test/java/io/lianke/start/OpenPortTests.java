package io.lianke.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Which doors are open, as the kernel knows them.
@EnabledOnOs(OS.LINUX)
class OpenPortTests extends ServerTests {
    private static final String LISTENING = "0A";
    private static final Set<String> LOOPBACK =
            Set.of(
                    "0100007F",
                    "00000000000000000000000001000000",
                    "0000000000000000FFFF00000100007F");

    /// @param address as the kernel writes it
    private record Door(String address, int port, String inode) {}

    private static List<Door> doors() throws IOException {
        var doors = new ArrayList<Door>();
        for (var table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (var line : Files.readAllLines(Path.of(table))) {
                var cells = line.strip().split("\\s+");
                if (cells.length > 9 && cells[3].equals(LISTENING)) {
                    var local = cells[1].split(":");
                    doors.add(new Door(local[0], Integer.parseInt(local[1], 16), cells[9]));
                }
            }
        }
        return doors;
    }

    private static Set<String> socketsOfThisProcess() throws IOException {
        var inodes = new HashSet<String>();
        try (var handles = Files.list(Path.of("/proc/self/fd"))) {
            for (var handle : handles.toList()) {
                try {
                    var target = Files.readSymbolicLink(handle).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.substring(8, target.length() - 1));
                    }
                } catch (IOException _) {
                    // Closed since it was listed.
                }
            }
        }
        return inodes;
    }

    @Shows("W-4")
    @Test
    void the_application_and_its_database_listen_to_this_machine_alone() throws IOException {
        var ours = socketsOfThisProcess();
        var database = URI.create(databaseOwner.url().substring("jdbc:".length())).getPort();

        var application = doors().stream().filter(door -> ours.contains(door.inode())).toList();
        var databases = doors().stream().filter(door -> door.port() == database).toList();

        assertThat(application).extracting(Door::port).contains(port());
        assertThat(application).extracting(Door::address).isSubsetOf(LOOPBACK);
        assertThat(databases).isNotEmpty();
        assertThat(databases).extracting(Door::address).isSubsetOf(LOOPBACK);
    }
}
