package io.aegis.images.adapters.cli;

import io.aegis.images.application.NodeRegistries;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.publication.PlatformDocuments;
import io.aegis.images.domain.platformimage.PlatformImage;
import io.aegis.images.domain.platformimage.PublishedTag;
import io.aegis.images.domain.platformimage.TagAudit;
import io.aegis.images.domain.platformimage.TagBreach;
import io.aegis.images.domain.pull.PullFailure;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "check",
        description = {
            "Asks the registry whether the tags of AEGIS's images follow the tagging strategy, and tells what does not.",
            "",
            "Exit code 3 when something does not; that of the failure when a registry could not be asked."
        })
final class PlatformCheckCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    NamedImages named = new NamedImages();

    PlatformCheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.withRegistries(this::check);
    }

    private int check(NodeRegistries node) {
        var codes = named.of(node.platform().settings()).stream()
                .map(image -> check(node, image))
                .filter(code -> code != ExitCode.DONE)
                .toList();
        return codes.stream()
                .filter(code -> code != ExitCode.FOUND)
                .findFirst()
                .orElse(codes.isEmpty() ? ExitCode.DONE : ExitCode.FOUND);
    }

    private int check(NodeRegistries node, PlatformImage image) {
        return node.platform()
                .published(image, Cancellation.none())
                .fold(failure -> unchecked(image, failure), tags -> checked(image, tags));
    }

    private int checked(PlatformImage image, List<PublishedTag> tags) {
        var breaches = TagAudit.of(tags);
        session.output()
                .answer(PlatformDocuments.checked(image, tags.size(), breaches), text(image, tags.size(), breaches));
        return breaches.isEmpty() ? ExitCode.DONE : ExitCode.FOUND;
    }

    private static String text(PlatformImage image, int tags, List<TagBreach> breaches) {
        if (breaches.isEmpty()) {
            return image.name() + ": ok, " + tags + " tags";
        }
        var lines = breaches.stream()
                .map(breach -> "\n  " + breach.message() + "\n    -> " + breach.remedy())
                .reduce("", String::concat);
        return image.name() + ": " + breaches.size() + (breaches.size() == 1 ? " breach, " : " breaches, ") + tags
                + " tags" + lines;
    }

    private int unchecked(PlatformImage image, PullFailure failure) {
        return session.output().failed(PlatformDocuments.unchecked(image, failure), failure);
    }
}
