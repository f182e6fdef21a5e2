package io.aegis.images.adapters.cli;

import io.aegis.images.domain.pull.Platform;
import io.vavr.control.Option;

/** What programs on this machine are built for, in OCI's words. */
final class ThisMachine {

    static Platform platform() {
        var name = System.getProperty("os.arch");
        var architecture = switch (name) {
            case "x86_64", "amd64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> name;
        };
        return new Platform("linux", architecture, Option.none());
    }

    private ThisMachine() {}
}
