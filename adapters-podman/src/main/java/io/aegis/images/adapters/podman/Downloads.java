package io.aegis.images.adapters.podman;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.aegis.images.application.port.PullLeftovers.Leftover;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Podman's directory for downloads, which it shares with everybody where it is {@code /var/tmp}. Everything in it is looked at
 * and deleted relative to an open directory and without following links, so that nobody can put another file in the way.
 */
final class Downloads {

    /** As containers/image names them: {@code storage123}, and since Podman 5 {@code container_images_storage123}. */
    private static final Pattern NAME = Pattern.compile("(?:container_images_)?storage\\d+");

    private final Path directory;
    private final UserPrincipal owner;
    private final Path socket;

    /**
     * @param owner whose Podman it is
     * @param socket that this Podman listens on
     */
    Downloads(Path directory, UserPrincipal owner, Path socket) {
        this.directory = directory;
        this.owner = owner;
        this.socket = socket;
    }

    /** Empty also where it cannot be told what processes have open. */
    List<Leftover> leftovers(Instant before) {
        return Try.of(() -> look(before)).getOrElse(List.of());
    }

    /** What became free. */
    long remove(Leftover leftover, Instant before) {
        var path = Path.of(leftover.path());
        return directory.equals(path.getParent())
                ? Try.of(() -> delete(path.getFileName(), before)).getOrElse(0L)
                : 0;
    }

    private List<Leftover> look(Instant before) throws IOException {
        var inUse = OpenFiles.seenFrom(socket, owner);
        var found = new ArrayList<Leftover>();
        try (var all = secure(directory)) {
            for (var entry : all) {
                var name = entry.getFileName();
                inUse.filter(open -> !open.isBelow(directory.resolve(name)))
                        .flatMap(_ -> read(all, name))
                        .filter(leftover -> leftover.lastChangedAt().isBefore(before))
                        .forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    /** None when it is no download of the owner's. */
    private Option<Leftover> read(SecureDirectoryStream<Path> all, Path name) {
        return Option.when(NAME.matcher(name.toString()).matches(), name)
                .flatMap(_ -> Try.of(() -> measured(all, name)).getOrElse(Option.none()));
    }

    private Option<Leftover> measured(SecureDirectoryStream<Path> all, Path name) throws IOException {
        var own = attributes(all, name);
        if (!own.isDirectory() || !own.owner().equals(owner)) {
            return Option.none();
        }
        long bytes = 0;
        var changed = own.lastModifiedTime().toInstant();
        try (var blobs = all.newDirectoryStream(name, NOFOLLOW_LINKS)) {
            for (var entry : blobs) {
                var blob = attributes(blobs, entry.getFileName());
                if (!blob.isRegularFile() || !blob.owner().equals(owner)) {
                    return Option.none();
                }
                bytes += blob.size();
                var at = blob.lastModifiedTime().toInstant();
                changed = at.isAfter(changed) ? at : changed;
            }
        }
        return Option.some(new Leftover(directory.resolve(name).toString(), bytes, changed));
    }

    private long delete(Path name, Instant before) throws IOException {
        var open = OpenFiles.seenFrom(socket, owner);
        try (var all = secure(directory)) {
            var found = read(all, name)
                    .filter(leftover -> leftover.lastChangedAt().isBefore(before))
                    .filter(_ -> open.exists(files -> !files.isBelow(directory.resolve(name))));
            if (found.isEmpty()) {
                return 0;
            }
            try (var blobs = all.newDirectoryStream(name, NOFOLLOW_LINKS)) {
                for (var blob : blobs) {
                    blobs.deleteFile(blob.getFileName());
                }
            }
            all.deleteDirectory(name);
            return found.get().bytes();
        }
    }

    private static PosixFileAttributes attributes(SecureDirectoryStream<Path> in, Path name) throws IOException {
        return in.getFileAttributeView(name, PosixFileAttributeView.class, NOFOLLOW_LINKS)
                .readAttributes();
    }

    private static SecureDirectoryStream<Path> secure(Path directory) throws IOException {
        var stream = Files.newDirectoryStream(directory);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        stream.close();
        throw new IOException("this system cannot look into directories safely");
    }
}
