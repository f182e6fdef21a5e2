package io.aegis.images.adapters.cli;

import io.aegis.images.application.NodeRegistries;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.port.Registry.RemoteManifest;
import io.aegis.images.application.publication.CredentialDocuments;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        description = {
            "Tells which credential an image would be pulled with and why, and asks its registry whether it may be.",
            "",
            "Nothing is pulled, and no pull is counted; the exit code is that of the failure that a pull would end in."
        })
final class CredentialsTestCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "REF", description = "An image reference, such as ghcr.io/acme/agent:1.4.")
    String image = "";

    @Mixin
    OwnCredential own = new OwnCredential();

    @Spec
    @Nullable
    CommandSpec spec;

    CredentialsTestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var reference = ImageReference.parse(image).getOrElseThrow(invalid -> Misuse.of(spec, invalid.message()));
        var request = new CredentialRequest(reference, own.credential(), own.tenant());
        return session.withRegistries(node -> test(node, request));
    }

    private int test(NodeRegistries node, CredentialRequest request) {
        return node.credentials()
                .credentialFor(request)
                .fold(
                        failure -> refused(request.reference(), Option.none(), failure),
                        found -> node.registry()
                                .resolve(request.reference(), found.credential(), Cancellation.none())
                                .fold(
                                        failure -> refused(request.reference(), Option.some(found), failure),
                                        manifest -> allowed(request.reference(), found, manifest)));
    }

    private int allowed(ImageReference reference, FoundCredential found, RemoteManifest manifest) {
        session.output()
                .answer(
                        CredentialDocuments.tested(reference, Option.some(found), Either.right(manifest)),
                        CredentialText.source(found) + "\n" + CredentialText.allowed(reference, manifest));
        return ExitCode.DONE;
    }

    private int refused(ImageReference reference, Option<FoundCredential> found, PullFailure failure) {
        if (!session.output().json()) {
            found.map(CredentialText::source).forEach(session.output()::line);
        }
        return session.output().failed(CredentialDocuments.tested(reference, found, Either.left(failure)), failure);
    }
}
