package io.aegis.images.adapters.cli;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.application.service.NodeClient;
import io.aegis.images.domain.Printable;
import io.aegis.images.domain.platformimage.PlatformImage;
import io.aegis.images.domain.platformimage.TaggingStrategy;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
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
        return session.withClient(node -> node.platform(named.names(), true)
                .fold(refusal -> named.refused(refusal, session.output()), images -> pull(node, images)));
    }

    private int pull(NodeClient node, List<Document> images) {
        var states = images.stream().map(Answered::of).toList();
        var requests = states.stream().map(this::request).toList();
        if (tag == null && states.stream().map(this::tagOf).anyMatch(TaggingStrategy.LATEST::equals)) {
            session.output()
                    .warn(List.of(
                            "latest is taken, which moves with each push to main: set spec.image_tag to a release, or"
                                    + " give --tag"));
        }
        return new Ensures(session, progress).run(node, requests);
    }

    /** Under {@code Always}: a floating tag may have moved. */
    private EnsureRequest request(Answered image) {
        var wanted = tagOf(image);
        var reference = tagged(image, wanted)
                .getOrElseThrow(() -> Misuse.of(spec, "--tag: '" + Printable.of(wanted) + "' is not a tag"));
        var how = "AEGIS's " + image.text("image") + " by its tag " + wanted;
        return EnsureRequest.of(new ResolvedImage(reference, how, List.of())).under(PullPolicy.ALWAYS);
    }

    private String tagOf(Answered image) {
        return Option.<String>of(tag).getOrElse(() -> image.text("configured_tag"));
    }

    private static Option<ImageReference> tagged(Answered image, String tag) {
        return ImageReference.parse(image.text("repository"))
                .toOption()
                .flatMap(named -> new PlatformImage(named.host(), named.repository()).tagged(tag));
    }
}
