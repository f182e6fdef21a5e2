package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.Document;
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
        return session.withPlatform(node -> node.platformCheck(named.names())
                .fold(refusal -> named.refused(refusal, session.output()), this::print));
    }

    private int print(List<Document> checks) {
        var codes = checks.stream()
                .map(this::print)
                .filter(code -> code != ExitCode.DONE)
                .toList();
        return codes.stream()
                .filter(code -> code != ExitCode.FOUND)
                .findFirst()
                .orElse(codes.isEmpty() ? ExitCode.DONE : ExitCode.FOUND);
    }

    private int print(Document document) {
        var check = Answered.of(document);
        return check.section("failure")
                .map(failure -> session.output().failed(document, failure, check.text("image") + ": "))
                .getOrElse(() -> checked(document, check));
    }

    private int checked(Document document, Answered check) {
        session.output().answer(document, text(check));
        return check.flag("follows") ? ExitCode.DONE : ExitCode.FOUND;
    }

    private static String text(Answered check) {
        var tags = check.number("tags") + " tags";
        var breaches = check.list("breaches");
        if (breaches.isEmpty()) {
            return check.text("image") + ": ok, " + tags;
        }
        var lines = breaches.stream()
                .map(breach -> "\n  " + breach.text("message") + "\n    -> " + breach.text("remedy"))
                .reduce("", String::concat);
        return check.text("image") + ": " + breaches.size() + (breaches.size() == 1 ? " breach, " : " breaches, ")
                + tags + lines;
    }
}
