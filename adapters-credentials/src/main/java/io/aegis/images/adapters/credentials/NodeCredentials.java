package io.aegis.images.adapters.credentials;

import io.aegis.images.application.port.KnownCredential;
import io.aegis.images.application.settings.ConfiguredCredential;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** {@code spec.registry_credentials} of the node. */
final class NodeCredentials implements Source {

    private final List<Bound<ConfiguredCredential>> configured;
    private final WrittenValues values;

    NodeCredentials(List<ConfiguredCredential> configured, WrittenValues values) {
        this.configured = configured.stream()
                .flatMap(entry -> Scope.parse(entry.registry())
                        .map(scope -> new Bound<>(scope, entry))
                        .toJavaStream())
                .toList();
        this.values = values;
    }

    @Override
    public Either<String, Option<FoundCredential>> find(ImageReference reference) {
        return Bound.closest(configured, reference)
                .map(entry -> found(entry).map(Option::some))
                .getOrElse(() -> Either.right(Option.none()));
    }

    private Either<String, FoundCredential> found(Bound<ConfiguredCredential> entry) {
        var name = name() + ": " + entry.scope();
        return credential(entry.value())
                .map(credential -> new FoundCredential(
                        Option.some(credential),
                        new CredentialSource(name),
                        entry.scope().why()))
                .mapLeft(reason -> name + ": " + reason);
    }

    @Override
    public List<KnownCredential> known() {
        return configured.stream()
                .map(entry -> new KnownCredential(
                        name() + ": " + entry.scope(), entry.scope().toString(), problem(entry.value())))
                .toList();
    }

    private String problem(ConfiguredCredential entry) {
        return values.problem(entry.username())
                .orElse(() -> values.problem(entry.password()))
                .getOrElse("");
    }

    @Override
    public String name() {
        return "node configuration";
    }

    @Override
    public Kind kind() {
        return Kind.CONFIGURATION;
    }

    private Either<String, Credential> credential(ConfiguredCredential entry) {
        return values.credential(entry.username(), entry.password());
    }
}
