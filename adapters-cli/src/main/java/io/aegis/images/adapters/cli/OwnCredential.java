package io.aegis.images.adapters.cli;

import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.image.Requester;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A credential that a request brings along, by name, and whose it is. */
final class OwnCredential {
    @CommandLine.Option(
            names = "--credential",
            paramLabel = "env:VAR|secret:ENGINE/PATH",
            description = {
                "A credential that requests bring along in place of the node's: its name, never itself.",
            })
    @Nullable
    String credential;

    @CommandLine.Option(
            names = "--tenant",
            paramLabel = "ID",
            description = "Whose requests they are: a secret: means another one for each tenant.")
    @Nullable
    String tenant;

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    /** Never quotes what is there instead: it may be the credential itself. */
    Option<RequestCredential> credential() {
        return Option.<String>of(credential)
                .map(
                        text -> RequestCredential.parse(text)
                                .getOrElseThrow(
                                        () -> Misuse.of(
                                                command,
                                                "--credential must be env:VARIABLE or secret:ENGINE/PATH, never the credential itself")));
    }

    Option<String> tenant() {
        return Option.<String>of(tenant).peek(text -> {
            if (!Requester.isValid(text)) {
                throw Misuse.of(command, "--tenant: a tenant's id is 1 to 200 printable ASCII characters");
            }
        });
    }
}
