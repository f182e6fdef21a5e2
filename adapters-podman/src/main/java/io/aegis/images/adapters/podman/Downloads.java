package io.aegis.images.adapters.podman;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.aegis.images.application.port.PullLeftovers.Leftover;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Podman's directory for downloads, which it shares with everybody where it is {@code /var/tmp}. Everything in it is looked at
 * and deleted relative to an open directory and without following links, so that nobody can put another file in the way.
 */
final class Downloads {

    /** As containers/image names them: {@code storage123}, and since Podman 5 {@code container_images_storage123}. */
    private static final Pattern DOWNLOAD = Pattern.compile("(?:container_images_)?storage\\d+");

    /**
     * A layer on its way out of the storage, unpacked. Podman 4 leaves the beginning of one that it finds damaged, and any Podman
     * leaves it when it is killed. The name alone says little: {@code 123}, and since Podman 5 {@code container_images_123}.
     */
    private static final Pattern LAYER = Pattern.compile("(?:container_images_)?\\d+");

    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

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
                inUse.filter(open -> !open.has(directory.resolve(name)))
                        .flatMap(_ -> read(all, name))
                        .filter(leftover -> leftover.lastChangedAt().isBefore(before))
                        .forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    /** None when it is neither a download nor a layer of the owner's. */
    private Option<Leftover> read(SecureDirectoryStream<Path> all, Path name) {
        return Try.of(() -> isDownload(name)
                        ? download(all, name)
                        : LAYER.matcher(name.toString()).matches() ? layer(all, name) : Option.<Leftover>none())
                .getOrElse(Option.none());
    }

    private static boolean isDownload(Path name) {
        return DOWNLOAD.matcher(name.toString()).matches();
    }

    private Option<Leftover> layer(SecureDirectoryStream<Path> all, Path name) throws IOException {
        var own = attributes(all, name);
        return own.isRegularFile()
                        && own.owner().equals(owner)
                        && own.permissions().equals(PRIVATE)
                        && beginsAsTar(all, name)
                ? Option.some(new Leftover(
                        directory.resolve(name).toString(),
                        own.size(),
                        own.lastModifiedTime().toInstant()))
                : Option.none();
    }

    private static boolean beginsAsTar(SecureDirectoryStream<Path> all, Path name) throws IOException {
        var head = ByteBuffer.allocate(TarHead.BYTES);
        try (var file = all.newByteChannel(name, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS))) {
            while (head.hasRemaining() && file.read(head) >= 0) {
                // until it is full, or the file is over
            }
        }
        return !head.hasRemaining() && TarHead.is(head.array());
    }

    private Option<Leftover> download(SecureDirectoryStream<Path> all, Path name) throws IOException {
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
                    .filter(_ -> open.exists(files -> !files.has(directory.resolve(name))));
            if (found.isEmpty()) {
                return 0;
            }
            if (isDownload(name)) {
                deleteDownload(all, name);
            } else {
                all.deleteFile(name);
            }
            return found.get().bytes();
        }
    }

    private static void deleteDownload(SecureDirectoryStream<Path> all, Path name) throws IOException {
        try (var blobs = all.newDirectoryStream(name, NOFOLLOW_LINKS)) {
            for (var blob : blobs) {
                blobs.deleteFile(blob.getFileName());
            }
        }
        all.deleteDirectory(name);
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
