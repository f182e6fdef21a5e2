package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.ArchivedImage;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.application.publication.BundleDocuments;
import io.aegis.images.domain.Printable;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "list",
        description = {
            "Lists the images of a bundle, without reading their layers.",
            "",
            "Takes OCI archives and what docker save and podman save wrote too."
        })
final class BundleListCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "FILE", description = "The bundle.")
    Path file = Path.of("");

    BundleListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.nodes().archives().open(file).fold(session.output()::refused, archive -> {
            try (archive) {
                return print(archive);
            }
        });
    }

    private int print(OpenArchive archive) {
        var output = session.output();
        if (output.json()) {
            archive.images().forEach(image -> output.document(BundleDocuments.image(archive, image)));
            return ExitCode.DONE;
        }
        var table = new Table("REFERENCE", "PLATFORM", "DIGEST", "IMAGE ID", "SIZE");
        archive.images()
                .forEach(image -> table.row(
                        name(image),
                        image.platform().toString(),
                        image.digest().map(Digests::shortened).getOrElse("-"),
                        Digests.shortened(image.imageId()),
                        Sizes.text(BundleDocuments.sizeBytes(image))));
        table.lines().forEach(output::line);
        return ExitCode.DONE;
    }

    private static String name(ArchivedImage image) {
        return image.names().isEmpty()
                ? "-"
                : image.names().stream().map(Printable::of).collect(Collectors.joining(", "));
    }
}
