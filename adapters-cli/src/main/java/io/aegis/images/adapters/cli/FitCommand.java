package io.aegis.images.adapters.cli;

import io.aegis.images.application.NodeRegistries;
import io.aegis.images.application.publication.FitDocuments;
import io.aegis.images.application.resolution.ImageNeed;
import io.aegis.images.application.runtimes.FitExaminer;
import io.aegis.images.application.runtimes.FitReport;
import io.aegis.images.application.runtimes.FitRequest;
import io.aegis.images.domain.fit.Start;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "fit",
        description = {
            "Tells whether images can run what the orchestrator starts in them: whether they are there for the platform,"
                    + " and whether they hold the `python` that agents are started by.",
            "",
            "Asks registries only, and pulls nothing. That it cannot be told is an answer of its own; --deep can tell."
        })
final class FitCommand implements Callable<Integer> {
    private final Session session;
    private final Resolutions resolutions;

    @ArgGroup(multiplicity = "1")
    FitInputs inputs = new FitInputs();

    @CommandLine.Option(
            names = "--platform",
            paramLabel = "OS/ARCH[/VARIANT]",
            description =
                    "What executions run on; may be given several times. Otherwise linux on this machine's processor.")
    List<String> platforms = List.of();

    @CommandLine.Option(
            names = "--deep",
            description = "Looks through the layers of each image, which means to read them from the registry.")
    boolean deep;

    @Mixin
    OwnCredential own = new OwnCredential();

    @Spec
    @Nullable
    CommandSpec spec;

    FitCommand(Session session, Resolutions resolutions) {
        this.session = session;
        this.resolutions = resolutions;
    }

    /** An image on a platform, and what asked for it. */
    private record Question(Resolution asked, FitRequest request) {}

    @Override
    public Integer call() {
        var wanted = platforms.isEmpty()
                ? List.of(Platforms.ofThisMachine())
                : platforms.stream()
                        .map(text -> Platforms.read(spec, text))
                        .distinct()
                        .toList();
        var chosen = inputs.runtimes;
        var resolved = (chosen == null ? resolutions.of(inputs.wanted) : resolutions.ofRuntimes(chosen)).toList();
        var unusable = resolved.stream()
                .flatMap(resolution -> resolution.image().swap().toJavaStream())
                .toList();
        if (!unusable.isEmpty()) {
            return session.output().refused(unusable.getFirst());
        }
        var questions = resolved.stream().flatMap(one -> questions(one, wanted)).toList();
        return session.withRegistries(registries -> examine(registries, questions));
    }

    private Stream<Question> questions(Resolution resolution, List<Platform> wanted) {
        return resolution
                .image()
                .toJavaStream()
                .flatMap(image -> wanted.stream()
                        .map(platform -> new Question(
                                resolution,
                                new FitRequest(
                                        image.reference(),
                                        resolution.need().map(ImageNeed::start).getOrElse(Start.AGENT),
                                        platform,
                                        own.credential()
                                                .orElse(() ->
                                                        resolution.need().flatMap(ImageNeed::registryCredentials)),
                                        own.tenant(),
                                        deep))));
    }

    private int examine(NodeRegistries registries, List<Question> questions) {
        try (var interrupts = new Interrupts(Work.CHECK)) {
            var examiner = new FitExaminer(registries.credentials(), registries.content(), registries.contents());
            var reports =
                    examiner.examine(questions.stream().map(Question::request).toList(), interrupts.cancellation());
            var codes = new ArrayList<Integer>();
            for (int number = 0; number < reports.size(); number++) {
                codes.add(print(questions.get(number).asked(), reports.get(number)));
            }
            int code = FitText.exitCode(codes);
            session.output().flush();
            interrupts.finish(code);
            return code;
        }
    }

    private int print(Resolution asked, FitReport report) {
        var document = FitDocuments.report(asked.input(), asked.need().map(ImageNeed::who), report);
        return report.fit().fold(failure -> session.output().failed(document, failure), fit -> {
            session.output().answer(document, FitText.line(report, fit));
            session.output().flush(); // what to do stands below what it is for
            FitText.advice(report, fit).forEach(session.output()::note);
            return FitText.exitCode(report, fit);
        });
    }
}
