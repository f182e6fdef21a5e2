package io.aegis.images.adapters.cli;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.domain.Printable;
import io.vavr.collection.Stream;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tags as they are given: themselves, or in files and on standard input, one a line; {@code refs/tags/} may stand before. */
final class ExistingTags {
    private final InputStream in;

    ExistingTags(InputStream in) {
        this.in = in;
    }

    /** A left says which cannot be read. */
    Either<String, List<String>> read(List<String> given) {
        return Either.sequenceRight(Stream.ofAll(given).map(this::read))
                .map(lists -> lists.flatMap(tags -> tags).toJavaList());
    }

    private Either<String, List<String>> read(String given) {
        if (given.equals("-")) {
            return right(lines(in));
        }
        try {
            var file = Path.of(given);
            if (Files.isRegularFile(file)) {
                try (var content = Files.newInputStream(file)) {
                    return right(lines(content));
                }
            }
        } catch (InvalidPathException noFile) {
            // Then it is no tag either.
        } catch (IOException unreadable) {
            return left("--existing: the file " + Printable.of(given) + " cannot be read");
        }
        return given.matches("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,127}")
                ? right(List.of(given))
                : left("--existing: '" + Printable.of(given) + "' is neither a file nor a tag");
    }

    private static List<String> lines(InputStream content) {
        var lines = new InputLines(content);
        var tags = new ArrayList<String>();
        for (var line = lines.next(); line.isDefined(); line = lines.next()) {
            var tag = line.get().strip().replaceFirst("^refs/tags/", "");
            if (!tag.isEmpty()) {
                tags.add(tag);
            }
        }
        return tags;
    }
}
