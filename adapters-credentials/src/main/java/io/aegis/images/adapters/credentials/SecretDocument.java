package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.KnownCredential;
import io.aegis.images.application.settings.ConfiguredSecret;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Base64;
import java.util.List;

/**
 * A secret of the node's configuration in the form of Docker's {@code config.json}; as text, as base64 as Kubernetes keeps
 * it, or in a variable or a file. Its credential helpers are not run: a secret is data.
 */
final class SecretDocument implements Source {

    private static final String FILE = "file:";

    private final ConfiguredSecret secret;
    private final Surroundings surroundings;

    SecretDocument(ConfiguredSecret secret, Surroundings surroundings) {
        this.secret = secret;
        this.surroundings = surroundings;
    }

    @Override
    public Either<String, Option<FoundCredential>> find(ImageReference reference) {
        return text().flatMap(SecretDocument::plain)
                .flatMap(AuthDocument::parse)
                .flatMap(document -> document.credential(reference))
                .map(found -> found.map(bound -> new FoundCredential(
                        Option.some(bound.value()), new CredentialSource(name() + ": " + bound.scope()))))
                .mapLeft(reason -> name() + ": " + reason);
    }

    @Override
    public String name() {
        return "secret " + secret.name();
    }

    @Override
    public List<KnownCredential> known() {
        return text().flatMap(SecretDocument::plain)
                .flatMap(AuthDocument::parse)
                .fold(
                        problem -> List.of(new KnownCredential(name(), "*", problem)),
                        document -> document.known(name()));
    }

    private Either<String, String> text() {
        return secret.document().startsWith(FILE)
                ? file(secret.document().substring(FILE.length()))
                : surroundings.value(secret.document());
    }

    private Either<String, String> file(String path) {
        try {
            return BoundedFile.read(surroundings.path(path))
                    .flatMap(text -> text.toEither("does not exist"))
                    .mapLeft(reason -> path + " " + reason);
        } catch (InvalidPathException impossible) {
            return left("file: is not followed by a path");
        }
    }

    private static Either<String, String> plain(String text) {
        if (text.stripLeading().startsWith("{")) {
            return right(text);
        }
        try {
            return right(new String(Base64.getDecoder().decode(text.replaceAll("\\s", "")), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException neither) {
            return left("is neither JSON nor base64");
        }
    }
}
