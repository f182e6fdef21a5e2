package io.aegis.images.adapters.cli;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.application.service.LocalNode;
import io.aegis.images.application.settings.PlatformSettings;
import io.aegis.images.domain.Printable;
import io.aegis.images.domain.platformimage.PlatformImage;
import io.aegis.images.domain.pull.PullPolicy;
import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "pull",
        description = {
            "Brings AEGIS's own images onto this node as their registry has them now, and answers with what was recorded.",
            "",
            "The exit code is that of the first that failed."
        })
final class PlatformPullCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    NamedImages named = new NamedImages();

    @CommandLine.Option(
            names = "--tag",
            paramLabel = "TAG",
            description = "Which one; otherwise spec.image_tag, otherwise latest.")
    @Nullable
    String tag;

    @CommandLine.Option(
            names = "--progress",
            paramLabel = "auto|plain|none",
            description = "auto redraws lines on a terminal and is plain elsewhere.")
    ProgressMode progress = ProgressMode.auto;

    @Spec
    @Nullable
    CommandSpec spec;

    PlatformPullCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.withNode(this::pull);
    }

    private int pull(ImageNode node) {
        var settings = node.platform().settings();
        var requests = named.of(settings).stream()
                .map(image -> request(image, settings))
                .toList();
        if (tag == null && settings.tag().isEmpty()) {
            session.output()
                    .warn(List.of(
                            "spec.image_tag is not set: latest is taken, which moves with each push to main; set it, or"
                                    + " give --tag"));
        }
        return new Ensures(session, progress).run(new LocalNode(node), requests);
    }

    /** Under {@code Always}: a floating tag may have moved. */
    private EnsureRequest request(PlatformImage image, PlatformSettings settings) {
        var wanted = Option.<String>of(tag).getOrElse(settings::tagInForce);
        var reference = image.tagged(wanted)
                .getOrElseThrow(() -> Misuse.of(spec, "--tag: '" + Printable.of(wanted) + "' is not a tag"));
        var how = "AEGIS's " + image.name() + " by its tag " + wanted;
        return EnsureRequest.of(new ResolvedImage(reference, how, List.of())).under(PullPolicy.ALWAYS);
    }
}
