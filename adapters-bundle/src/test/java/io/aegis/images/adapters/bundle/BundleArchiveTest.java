package io.aegis.images.adapters.bundle;

import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.contracts.bundle.ArchivesContract;
import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.contracts.registry.InMemoryContent;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class BundleArchiveTest extends ArchivesContract {

    @TempDir
    private Path directory;

    @Override
    protected OpenArchive open(Option<Blob> damaged) {
        var registry = new InMemoryContent();
        registry.shelf(NAME.host()).push(NAME.repository(), NAME.identifier(), IMAGE);
        var file = Making.of(registry, directory.resolve("bundle.tar"), NAME)
                .make()
                .get()
                .file();
        damaged.forEach(blob -> damage(file, blob));
        return BundleAdapter.archives().open(file).get();
    }

    private static void damage(Path file, Blob blob) {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            var place = TarDirectory.read(FileBytes.open(file))
                    .entry(Layout.path(blob.digest()))
                    .get();
            bytes.seek(place.offset() + place.size() / 2);
            int there = bytes.read();
            bytes.seek(place.offset() + place.size() / 2);
            bytes.write(there ^ 1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
