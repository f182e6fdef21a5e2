package io.aegis.images.contracts.bundle;

import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.contracts.registry.Blob;
import io.vavr.control.Option;

class InMemoryArchiveTest extends ArchivesContract {

    @Override
    protected OpenArchive open(Option<Blob> damaged) {
        var archive = new InMemoryArchive().with(IMAGE, NAME);
        damaged.forEach(archive::damage);
        return archive.open(InMemoryArchive.FILE).get();
    }
}
