package io.aegis.images.adapters.eventstore;

import static io.aegis.images.contracts.record.Samples.NODE;

import java.nio.file.Path;

/** Opens records for tests. */
final class OpenRecord {

    static NodeRecord in(Path directory) {
        return EventStoreAdapter.open(directory, NODE)
                .getOrElseThrow(failure -> new AssertionError("the record does not open: " + failure));
    }

    private OpenRecord() {}
}
