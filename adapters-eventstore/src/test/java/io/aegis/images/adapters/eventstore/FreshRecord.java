package io.aegis.images.adapters.eventstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A record of each test's own, in a directory of its own. */
final class FreshRecord implements BeforeEachCallback, AfterEachCallback {

    private @Nullable Path directory;
    private @Nullable NodeRecord node;

    NodeRecord node() {
        return Objects.requireNonNull(node);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        var fresh = Files.createTempDirectory("record");
        directory = fresh;
        node = OpenRecord.in(fresh);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        node().close();
        try (var files = Files.walk(Objects.requireNonNull(directory))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
