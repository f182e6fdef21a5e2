package io.aegis.images.adapters.cli;

import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** What several commands are asked for in the same words. */
final class Asked {
    static PullPolicy policy(@Nullable CommandSpec command, String text) {
        return PullPolicy.parse(text)
                .getOrElseThrow(() -> Misuse.of(
                        command,
                        "--policy '" + text + "' is none of Always, IfNotPresent, Never (as manifests spell it)"));
    }

    static Platform platform(@Nullable CommandSpec command, String text) {
        return Platform.parse(text)
                .getOrElseThrow(() -> Misuse.of(
                        command, "--platform '" + text + "' is no platform such as linux/amd64 or linux/arm/v7"));
    }

    private Asked() {}
}
