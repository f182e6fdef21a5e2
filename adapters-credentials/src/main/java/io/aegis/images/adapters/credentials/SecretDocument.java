package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.KnownCredential;
import io.aegis.images.application.settings.ConfiguredSecret;
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
        return document()
                .mapLeft(reason -> name() + ": " + reason)
                .flatMap(document -> document.find(name(), reference));
    }

    @Override
    public List<KnownCredential> known() {
        return document()
                .fold(reason -> List.of(KnownCredentials.unreadable(name(), reason)), read -> read.known(name()));
    }

    @Override
    public String name() {
        return "secret " + secret.name();
    }

    @Override
    public Kind kind() {
        return Kind.SECRET;
    }

    private Either<String, AuthDocument> document() {
        return text().flatMap(SecretDocument::plain).flatMap(AuthDocument::parse);
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
