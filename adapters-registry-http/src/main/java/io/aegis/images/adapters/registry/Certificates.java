package io.aegis.images.adapters.registry;

import io.vavr.control.Option;
import io.vavr.control.Try;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The certificates that this machine keeps for a host: one configured for it, and those in {@code certs.d/HOST:PORT}, where
 * the engines look: {@code *.crt} are trusted, {@code *.cert} with its {@code *.key} is shown.
 */
final class Certificates {

    private static final int MOST_FILES = 100;

    private final Function<Authority, Option<Path>> configured;
    private final List<Path> directories;

    Certificates(Function<Authority, Option<Path>> configured, List<Path> directories) {
        this.configured = configured;
        this.directories = List.copyOf(directories);
    }

    /** A file as it was when it was looked at; renewed, it is another. */
    record Dated(Path path, FileTime changed) {

        boolean endsIn(String extension) {
            return path.toString().endsWith(extension);
        }
    }

    /** Files for one host, in the order of their names. */
    record Kept(List<Dated> files) {

        boolean isEmpty() {
            return files.isEmpty();
        }

        List<Path> endingIn(String extension) {
            return files.stream()
                    .filter(file -> file.endsIn(extension))
                    .map(Dated::path)
                    .toList();
        }

        /** Those to be trusted, whatever the configured one is called. */
        List<Path> trusted() {
            return files.stream()
                    .filter(file -> !file.endsIn(".cert") && !file.endsIn(".key"))
                    .map(Dated::path)
                    .toList();
        }
    }

    /** A failure when one is configured that is not there. */
    Try<Kept> of(Authority host) {
        return Try.of(() -> {
            var kept = new ArrayList<Dated>();
            for (var ca : configured.apply(host)) {
                kept.add(dated(ca));
            }
            for (var directory : directories) {
                kept.addAll(in(directory.resolve(host.toString())));
            }
            return new Kept(List.copyOf(kept));
        });
    }

    private static List<Dated> in(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var paths = Files.list(directory)) {
            var found = new ArrayList<Dated>();
            for (var path : paths.limit(MOST_FILES).sorted().toList()) {
                var file = dated(path);
                if (file.endsIn(".crt") || file.endsIn(".cert") || file.endsIn(".key")) {
                    found.add(file);
                }
            }
            return found;
        }
    }

    private static Dated dated(Path file) throws IOException {
        return new Dated(file, Files.getLastModifiedTime(file));
    }
}
