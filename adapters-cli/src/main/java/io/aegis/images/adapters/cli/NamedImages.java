package io.aegis.images.adapters.cli;

import io.aegis.images.application.settings.PlatformSettings;
import io.aegis.images.domain.Printable;
import io.aegis.images.domain.platformimage.PlatformImage;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which of AEGIS's own images are meant. */
final class NamedImages {
    @Parameters(paramLabel = "IMAGE", arity = "0..*", description = "As in aegis-runtime; all of them without any.")
    List<String> names = List.of();

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    List<PlatformImage> of(PlatformSettings settings) {
        return names.isEmpty()
                ? settings.images()
                : names.stream().distinct().map(name -> named(name, settings)).toList();
    }

    private PlatformImage named(String name, PlatformSettings settings) {
        return settings.named(name)
                .getOrElseThrow(() -> Misuse.of(
                        command,
                        "'" + Printable.of(name) + "' is none of AEGIS's images: "
                                + settings.names().collect(Collectors.joining(", "))));
    }
}
