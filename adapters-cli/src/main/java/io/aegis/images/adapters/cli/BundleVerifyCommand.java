package io.aegis.images.adapters.cli;

import io.aegis.images.application.BundleVerifier;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.application.publication.BundleDocuments;
import io.aegis.images.domain.pull.PullFailure.Work;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = {
            "Reads the whole of a bundle and says whether it is what it says.",
            "",
            "Takes OCI archives and what docker save and podman save wrote too."
        })
final class BundleVerifyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "FILE", description = "The bundle.")
    Path file = Path.of("");

    @CommandLine.Option(
            names = "--key",
            paramLabel = "PUBKEY",
            description = "The Ed25519 public key, in PEM, of who must have signed it.")
    @Nullable
    Path key;

    @CommandLine.Option(
            names = "--progress",
            paramLabel = "auto|plain|none",
            description = "auto redraws a line on a terminal and is plain elsewhere.")
    ProgressMode progress = ProgressMode.auto;

    BundleVerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (var interrupts = new Interrupts(Work.CHECK)) {
            int code = verify(interrupts.cancellation());
            session.output().flush();
            interrupts.finish(code);
            return code;
        }
    }

    int verify(Cancellation cancellation) {
        try (var shown = new LoadProgress(session.output().console(), progress)) {
            return new BundleVerifier(session.nodes().archives())
                    .verify(file, Option.<Path>of(key), shown, cancellation, archive -> {
                        shown.close();
                        return whole(archive);
                    })
                    .getOrElseGet(failure -> {
                        shown.close();
                        return cancellation
                                .reason()
                                .map(session.output()::refused)
                                .getOrElse(() -> session.output().refused(failure));
                    });
        }
    }

    private int whole(OpenArchive archive) {
        session.output()
                .answer(BundleDocuments.verified(archive, key != null), BundleText.verified(archive, key != null));
        return ExitCode.DONE;
    }
}
