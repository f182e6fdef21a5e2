package io.aegis.images.adapters.podman;

import io.vavr.control.Option;
import io.vavr.control.Try;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashSet;
import java.util.Set;

/** What the processes of this machine have open, as {@code /proc} tells it. */
final class OpenFiles {

    private static final Path PROCESSES = Path.of("/proc");
    private static final Path SOCKETS = Path.of("/proc/net/unix");
    private static final int INODE = 6;
    private static final int PATH = 7;

    private final Set<String> files;

    private OpenFiles(Set<String> files) {
        this.files = files;
    }

    /**
     * None where it cannot be told: the engine's own process is not to be seen, as from within a container, or a process of
     * its user does not let itself be looked at.
     */
    static Option<OpenFiles> seenFrom(Path socket, UserPrincipal user) {
        return Try.of(() -> read(user))
                .getOrElse(Option.none())
                .filter(open -> Try.of(() -> open.holdsSocket(socket)).getOrElse(false));
    }

    /** The file itself, or something in or below the directory. */
    boolean has(Path path) {
        return files.contains(path.toString()) || files.stream().anyMatch(file -> file.startsWith(path + "/"));
    }

    private boolean holdsSocket(Path socket) throws IOException {
        var real = socket.toRealPath();
        try (var lines = Files.lines(SOCKETS)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields.length > PATH && isSame(fields[PATH], real))
                    .anyMatch(fields -> files.contains("socket:[" + fields[INODE] + "]"));
        }
    }

    private static boolean isSame(String path, Path real) {
        return path.startsWith("/")
                && path.endsWith("/" + real.getFileName())
                && Try.of(() -> Path.of(path).toRealPath().equals(real)).getOrElse(false);
    }

    private static Option<OpenFiles> read(UserPrincipal user) throws IOException {
        var files = new HashSet<String>();
        try (var processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (var process : processes) {
                if (!readProcess(process, files) && isOf(process, user)) {
                    return Option.none();
                }
            }
        }
        return Option.some(new OpenFiles(files));
    }

    /** False where it does not let itself be looked at; one that ended meanwhile has nothing open. */
    private static boolean readProcess(Path process, Set<String> files) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
            for (var file : open) {
                Try.of(() -> Files.readSymbolicLink(file).toString()).forEach(files::add);
            }
            return true;
        } catch (IOException unreadable) {
            return !Files.exists(process);
        }
    }

    private static boolean isOf(Path process, UserPrincipal user) {
        return Try.of(() -> Files.getOwner(process).equals(user)).getOrElse(false);
    }
}
