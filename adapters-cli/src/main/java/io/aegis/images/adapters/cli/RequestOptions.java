package io.aegis.images.adapters.cli;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullPolicy;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What {@code ensure} can be told of all its images. */
final class RequestOptions {
    @CommandLine.Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "Always, IfNotPresent or Never; otherwise the manifest's, otherwise IfNotPresent.")
    @Nullable
    String policy;

    @CommandLine.Option(
            names = "--platform",
            paramLabel = "OS/ARCH[/VARIANT]",
            description = "What the image must be built for, as in linux/arm64; otherwise the runtime's own platform.")
    @Nullable
    String platform;

    @CommandLine.Option(
            names = "--execution",
            paramLabel = "ID",
            description = "The execution that needs the image; kept with the record.")
    @Nullable
    String execution;

    @CommandLine.Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "How long the pull may take from its start: 90s, 5m, 1h. Otherwise spec.images.clocks.total.")
    @Nullable
    String timeout;

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    /** All options, read and found good. */
    Terms read(OwnCredential own) {
        return new Terms(
                Option.<String>of(policy).map(text -> Asked.policy(command, text)),
                new Requester(Option.<String>of(execution).peek(this::identifier), own.tenant(), Option.none()),
                Option.<String>of(platform).map(text -> Asked.platform(command, text)),
                Option.<String>of(timeout).map(this::duration),
                own.credential());
    }

    /** An option that was given goes before what a manifest says. */
    record Terms(
            Option<PullPolicy> policy,
            Requester by,
            Option<Platform> platform,
            Option<Duration> within,
            Option<RequestCredential> credential) {

        List<EnsureRequest> requests(List<Demand> demands) {
            return demands.stream().map(this::request).toList();
        }

        private EnsureRequest request(Demand demand) {
            var plain = EnsureRequest.of(demand.image())
                    .under(policy.getOrElse(demand.policy()))
                    .by(by);
            var placed = platform.map(plain::on).getOrElse(plain);
            var timed = within.map(placed::within).getOrElse(placed);
            return credential.orElse(demand.credential()).map(timed::with).getOrElse(timed);
        }
    }

    private void identifier(String text) {
        if (!Requester.isValid(text)) {
            throw Misuse.of(command, "--execution: an execution's id is 1 to 200 printable ASCII characters");
        }
    }

    private Duration duration(String text) {
        return Durations.parse(text)
                .getOrElseThrow(
                        () -> Misuse.of(command, "--timeout '" + text + "' is no duration such as 90s, 5m or 1h30m"));
    }
}
