package io.lianke.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The operating-system account PostgreSQL runs under. PostgreSQL refuses root; a Lianke started by
/// root therefore hands the cluster to `lianke`, or to `nobody` where there is no such user.
///
/// @param name null when the server runs as whoever runs this JVM
record Account(@Nullable String name) {

    private static final Path SETPRIV = tool("setpriv");
    private static final Path SETSID = tool("setsid");

    static Account choose() {
        return isRoot()
                ? new Account(unprivileged(SETPRIV, List.of("lianke", "nobody")))
                : new Account(null);
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /// The command as this account has to run it: a session of its own, so that Ctrl-C in the
    /// terminal reaches the application alone, and a fast stop from the kernel once the thread that
    /// starts it is gone (kill -9 of this JVM included). Where the tools are missing it does
    /// without.
    List<String> command(List<String> command) {
        var full = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            full.add(SETSID.toString());
        }
        if (name != null) {
            full.addAll(drop(name));
            full.addAll(List.of("--pdeathsig", "INT"));
        } else if (Files.isExecutable(SETPRIV)) {
            full.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "INT"));
        }
        full.addAll(command);
        return List.copyOf(full);
    }

    /// Gives a folder and all below it to this account.
    void own(Path folder) throws IOException {
        if (name == null) {
            return;
        }
        var owner =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
        if (Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
            return;
        }
        var group = primaryGroup(name);
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        give(file);
                        return FileVisitResult.CONTINUE;
                    }

                    // The folder itself comes last: its owner says that all below has been given.
                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        give(visited);
                        return FileVisitResult.CONTINUE;
                    }

                    private void give(Path path) throws IOException {
                        Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
                        var view =
                                Files.getFileAttributeView(
                                        path,
                                        PosixFileAttributeView.class,
                                        LinkOption.NOFOLLOW_LINKS);
                        view.setOwner(owner);
                    }
                });
    }

    /// Makes the data folder passable for this account and refuses when a folder above is not.
    void reach(Path data, Path logs) throws IOException {
        if (name == null) {
            return;
        }
        for (var folder : List.of(data, logs)) {
            var permissions = Files.getPosixFilePermissions(folder);
            if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
                Files.setPosixFilePermissions(folder, permissions);
            }
        }
        for (var folder = data.getParent(); folder != null; folder = folder.getParent()) {
            if (!passable(folder)) {
                throw new DatabaseStartException(
                        "PostgreSQL runs as the user "
                                + name
                                + " and that user cannot enter "
                                + folder
                                + ": allow it with chmod o+x, choose another data folder, or start"
                                + " Lianke as an ordinary user.");
            }
        }
    }

    private boolean passable(Path folder) throws IOException {
        var attributes = Files.readAttributes(folder, PosixFileAttributes.class);
        var needed =
                attributes.owner().getName().equals(name)
                        ? PosixFilePermission.OWNER_EXECUTE
                        : PosixFilePermission.OTHERS_EXECUTE;
        return attributes.permissions().contains(needed);
    }

    private static List<String> drop(String user) {
        return List.of(
                SETPRIV.toString(),
                "--reuid=" + user,
                "--regid=" + primaryGroup(user),
                "--clear-groups",
                "--inh-caps=-all",
                "--no-new-privs");
    }

    /// Refuses a root that cannot become anybody else, before anything is made.
    ///
    /// @param setpriv the tool that changes the user
    /// @param users whom to try, in this order
    static String unprivileged(Path setpriv, List<String> users) {
        if (!Files.isExecutable(setpriv)) {
            throw new DatabaseStartException(
                    "PostgreSQL refuses to run as root and the tool setpriv (package util-linux) that"
                            + " would change the user is missing: start Lianke as an ordinary user.");
        }
        var user =
                users.stream()
                        .filter(Account::exists)
                        .findFirst()
                        .orElseThrow(() ->
                                new DatabaseStartException(
                                        "PostgreSQL refuses to run as root and this machine has"
                                                + " neither a user "
                                                + String.join(" nor a user ", users)
                                                + ": start Lianke as an ordinary user."));
        if (!drops(user)) {
            throw new DatabaseStartException(
                    "PostgreSQL refuses to run as root and this root may not change to the user "
                            + user
                            + ": start Lianke as an ordinary user.");
        }
        return user;
    }

    private static boolean exists(String user) {
        try {
            var lookup = Path.of("/").getFileSystem().getUserPrincipalLookupService();
            lookup.lookupPrincipalByName(user);
            return true;
        } catch (UserPrincipalNotFoundException _) {
            return false;
        } catch (IOException unreadable) {
            throw new DatabaseStartException(
                    "The users of this machine cannot be read.", unreadable);
        }
    }

    private static boolean drops(String user) {
        var command = new ArrayList<>(drop(user));
        command.add("true");
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static int primaryGroup(String user) {
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 3 && fields[0].equals(user))
                    .map(fields -> Integer.valueOf(fields[3]))
                    .findFirst()
                    .orElse(65534);
        } catch (IOException unreadable) {
            throw new DatabaseStartException(
                    "The users of this machine cannot be read.", unreadable);
        }
    }

    private static Path tool(String name) {
        return Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of("/nonexistent", name));
    }
}
