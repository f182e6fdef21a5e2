package io.aegis.images.application.settings;

import java.nio.file.Path;

/**
 * Where the lock of the runtime registry lies.
 *
 * @param named somebody named it, so that it must be there; else it is looked for at its usual place
 */
public record LockPlace(Path file, boolean named) {

    private static final String USUAL = "runtime-registry.lock.yaml";
    private static final String ENDING = ".yaml";

    /** Beside a runtime registry and named after it: {@code runtime-registry.lock.yaml}. */
    public static LockPlace besideRegistry(Path registry) {
        var name = registry.getFileName().toString();
        var bare = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        return new LockPlace(registry.resolveSibling(bare + ".lock" + ENDING), false);
    }

    /** For the table that ships inside: beside the configuration. */
    public static LockPlace besideConfiguration(Path configuration) {
        return new LockPlace(configuration.resolveSibling(USUAL), false);
    }

    public static LockPlace named(Path file) {
        return new LockPlace(file, true);
    }
}
