package io.aegis.images.adapters.cli;

import io.aegis.images.domain.pull.Platform;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Platforms as people write them. */
final class Platforms {
    static Platform read(@Nullable CommandSpec command, String text) {
        return Platform.parse(text)
                .getOrElseThrow(() -> Misuse.of(
                        command, "--platform '" + text + "' is no platform such as linux/amd64 or linux/arm/v7"));
    }

    /** Linux on this machine's processor. */
    static Platform ofThisMachine() {
        var name = System.getProperty("os.arch", "");
        var architecture = switch (name) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> name;
        };
        return Platform.parse("linux/" + architecture)
                .getOrElseThrow(() -> new IllegalStateException("not an architecture: " + name));
    }

    private Platforms() {}
}
