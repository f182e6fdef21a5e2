package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.application.settings.CredentialSettings;
import io.aegis.images.application.settings.OpenBaoSettings;
import io.aegis.images.application.settings.RequestCredentialRule;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.credential.RequestCredential.Secret;
import io.aegis.images.domain.credential.RequestCredential.Variable;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.Refusal;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;

/**
 * Credentials that requests bring along, before the node's own: looked at only where the node's configuration lets requests
 * use them for that registry. One that cannot be read fails the request; nobody's rights stand in for it.
 */
final class RequestCredentials implements CredentialStore {

    /** The platform's own: no rule opens them, nor the variable that holds the node's secret id. */
    private static final List<String> PLATFORM =
            List.of("AEGIS_", "OPENBAO_", "VAULT_", "DATABASE_", "POSTGRES", "REDIS_", "JWT_SECRET", "OIDC_");

    private final List<RequestCredentialRule> rules;
    private final Option<String> secretId;
    private final Surroundings surroundings;
    private final SecretStore secrets;
    private final CredentialStore node;

    RequestCredentials(
            CredentialSettings settings, Surroundings surroundings, SecretStore secrets, CredentialStore node) {
        this.rules = settings.requests();
        this.secretId = settings.openBao().map(OpenBaoSettings::secretIdVariable);
        this.surroundings = surroundings;
        this.secrets = secrets;
        this.node = node;
    }

    @Override
    public Either<PullFailure, FoundCredential> credentialFor(CredentialRequest request) {
        return request.own().map(own -> own(own, request)).getOrElse(() -> node.credentialFor(request));
    }

    @Override
    public void close() {
        secrets.close();
    }

    private Either<PullFailure, FoundCredential> own(RequestCredential own, CredentialRequest request) {
        var reference = request.reference();
        if (isPlatforms(own) || !isAllowed(own, reference)) {
            return left(denied(reference, "requests may not use " + own + " there"));
        }
        return switch (own) {
            case Variable variable -> variable(variable, reference);
            case Secret secret -> secret(secret, request);
        };
    }

    private boolean isPlatforms(RequestCredential own) {
        return own instanceof Variable(var name)
                && (PLATFORM.stream().anyMatch(name::startsWith) || secretId.contains(name));
    }

    private boolean isAllowed(RequestCredential own, ImageReference reference) {
        return rules.stream()
                .filter(rule -> rule.covers(own.toString()))
                .flatMap(rule -> rule.registries().stream())
                .flatMap(registry -> Scope.parse(registry).toJavaStream())
                .anyMatch(scope -> scope.covers(reference));
    }

    private Either<PullFailure, FoundCredential> variable(Variable variable, ImageReference reference) {
        return surroundings
                .variable(variable.name())
                .<PullFailure>toEither(() -> refused(reference, variable + ": the variable is not set"))
                .flatMap(text -> UserAtServer.parse(text)
                        .<PullFailure>toEither(() ->
                                refused(reference, variable + ": is not user:password or user:password@registry")))
                .flatMap(read -> found(variable, read.credential(), read.server(), reference));
    }

    private Either<PullFailure, FoundCredential> secret(Secret secret, CredentialRequest request) {
        var reference = request.reference();
        return secrets.read(secret, request.tenant())
                .<PullFailure>mapLeft(reason -> refused(reference, secret + ": " + reason))
                .flatMap(fields -> credential(secret, fields, reference)
                        .flatMap(read -> found(secret, read, Option.of(fields.get("serveraddress")), reference)));
    }

    private static Either<PullFailure, Credential> credential(
            Secret secret, Map<String, String> fields, ImageReference reference) {
        var username = fields.getOrDefault("username", "");
        var password = fields.getOrDefault("password", "");
        return username.isEmpty() || password.isEmpty()
                ? left(refused(reference, secret + ": has no username and password"))
                : right(new UsernamePassword(username, password));
    }

    /** One that names a registry itself is bound to that. */
    private static Either<PullFailure, FoundCredential> found(
            RequestCredential own, Credential credential, Option<String> server, ImageReference reference) {
        return server.forAll(named -> Scope.parse(named).exists(scope -> scope.covers(reference)))
                ? right(new FoundCredential(
                        Option.some(credential), new CredentialSource(own.toString()), "the request's own"))
                : left(denied(
                        reference,
                        own + " names another registry itself; where the password holds an @, write @"
                                + reference.host() + " after it"));
    }

    private static PullFailure denied(ImageReference reference, String why) {
        return new AccessDenied(reference.host(), new Detail(why));
    }

    private static PullFailure refused(ImageReference reference, String why) {
        return new AuthenticationFailed(reference.host(), Refusal.UNREADABLE, new Detail(why));
    }
}
