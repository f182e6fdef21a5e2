package io.aegis.images.adapters.podman;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.adapters.engine.LocalDisk;
import io.aegis.images.application.port.StoragePlace;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Stream;

/** Podman keeps images in one place, and all blobs of a pull in another until the pull is over. */
final class StorageInfo {

    /** @param store the part of that name in libpod's info */
    static List<StoragePlace> of(JsonNode store, EngineEndpoint engine) {
        var images = place(store, "graphRoot").map(path -> new StoragePlace(path, freeBytes(store), capacity(store)));
        var downloads = place(store, "imageCopyTmpDir")
                .map(path ->
                        new StoragePlace(path, LocalDisk.freeBytes(path, engine), LocalDisk.capacity(path, engine)));
        return Stream.of(images, downloads).flatMap(Option::toJavaStream).toList();
    }

    private static Option<String> place(JsonNode store, String name) {
        return Option.of(store.path(name).textValue());
    }

    private static Option<Long> freeBytes(JsonNode store) {
        var allocated = store.path("graphRootAllocated");
        var used = store.path("graphRootUsed");
        return Option.when(
                allocated.isIntegralNumber() && used.isIntegralNumber(),
                () -> allocated.longValue() - used.longValue());
    }

    private static Option<Long> capacity(JsonNode store) {
        var allocated = store.path("graphRootAllocated");
        return Option.when(allocated.isIntegralNumber(), allocated::longValue);
    }

    private StorageInfo() {}
}
