package io.aegis.images.adapters.bundle;

import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.contracts.bundle.ArchivesContract;
import io.aegis.images.contracts.registry.Blob;
import io.vavr.control.Option;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LayoutArchiveTest extends ArchivesContract {

    @TempDir
    private Path directory;

    @Override
    protected OpenArchive open(Option<Blob> damaged) {
        var tar = new Tar()
                .file("oci-layout", Tar.OCI_CONFIG)
                .file("index.json", Tar.index(NAME.toString(), IMAGE.manifest()))
                .blob(IMAGE.manifest())
                .blob(IMAGE.config());
        for (var layer : IMAGE.layers()) {
            var content = layer.content().clone();
            content[content.length / 2] ^= (byte) (damaged.contains(layer) ? 1 : 0);
            tar.file(Layout.path(layer.digest()), content);
        }
        return BundleAdapter.archives().open(tar.end().in(directory)).get();
    }
}
