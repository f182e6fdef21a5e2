package io.aegis.images.adapters.registry;

import io.aegis.images.domain.reference.ImageReference;
import java.util.List;

/** What an engine was told of registries, so that they are asked here as the engine asks them. */
interface EngineRules {

    EngineRules NONE = new EngineRules() {};

    /** Where else the reference's repository may be asked for, in order, before the registry itself. */
    default List<Mirror> mirrors(ImageReference reference) {
        return List.of();
    }

    /** Where a repository, or a host alone, really lies; its own name where nothing else was said. */
    default String location(String name) {
        return name;
    }

    /** Whether nobody may be asked for it. */
    default boolean blocks(String name) {
        return false;
    }

    /** Whether no TLS, or one that proves nothing, will do for the repository or the host. */
    default boolean isInsecure(String name) {
        return false;
    }

    /** @param location host and repository there */
    record Mirror(String location, boolean insecure) {}
}
