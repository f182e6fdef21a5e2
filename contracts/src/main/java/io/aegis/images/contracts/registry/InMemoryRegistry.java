package io.aegis.images.contracts.registry;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.Registry;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.Refusal;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Registries that are only remembered: each host exists once something was put there or asked of it. */
public final class InMemoryRegistry implements Registry {

    private final Map<RegistryHost, RememberedHost> hosts = new ConcurrentHashMap<>();
    private final List<Asked> requests = new CopyOnWriteArrayList<>();

    /**
     * A question that was put.
     *
     * @param method the port's
     * @param subject a reference, or a host
     * @param credential what was shown
     */
    public record Asked(String method, String subject, Option<Credential> credential) {}

    /** A single image. */
    public InMemoryRegistry put(ImageReference reference, RemoteImage image) {
        at(reference.host()).put(reference, image.manifest(), Map.of(), Option.some(image));
        return this;
    }

    /** An index with an image for each platform. */
    public InMemoryRegistry putIndex(
            ImageReference reference, RemoteManifest index, Map<Platform, RemoteImage> images) {
        at(reference.host()).put(reference, index, images, Option.none());
        return this;
    }

    public InMemoryRegistry refer(ImageReference subject, Referrer referrer) {
        at(subject.host()).refer(subject, referrer);
        return this;
    }

    /** From now on the host lets nobody else in. */
    public InMemoryRegistry requireCredential(RegistryHost host, Credential wanted) {
        at(host).wanted = Option.some(wanted);
        return this;
    }

    /** From now on the host answers everything so; none lets it work again. */
    public InMemoryRegistry fail(RegistryHost host, Option<PullFailure> failure) {
        at(host).failure = failure;
        return this;
    }

    /** The host sends its clients for tokens to another one, which is not its own. */
    public InMemoryRegistry sendForTokens(RegistryHost host, String tokenServer) {
        at(host).foreignServer = Option.some(tokenServer);
        return this;
    }

    /** In the order in which they came. */
    public List<Asked> requests() {
        return List.copyOf(requests);
    }

    @Override
    public Either<PullFailure, RemoteManifest> resolve(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        return open("resolve", reference, credential, cancellation).flatMap(host -> host.manifest(reference));
    }

    @Override
    public Either<PullFailure, RemoteManifest> prove(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        return open("prove", reference, credential, cancellation).flatMap(host -> host.manifest(reference));
    }

    @Override
    public Either<PullFailure, RemoteImage> describe(
            ImageReference reference, Platform platform, Option<Credential> credential, Cancellation cancellation) {
        return open("describe", reference, credential, cancellation).flatMap(host -> host.image(reference, platform));
    }

    @Override
    public Either<PullFailure, List<String>> tags(ImageReference reference, Option<Credential> credential) {
        return open("tags", reference, credential, Cancellation.none()).flatMap(host -> host.tags(reference));
    }

    @Override
    public Either<PullFailure, List<Referrer>> referrers(ImageReference reference, Option<Credential> credential) {
        return open("referrers", reference, credential, Cancellation.none()).flatMap(host -> host.referrers(reference));
    }

    @Override
    public Either<PullFailure, Accepted> login(RegistryHost registry, Option<Credential> credential) {
        requests.add(new Asked("login", registry.value(), credential));
        return entered(registry, credential).map(_ -> Accepted.ACCEPTED);
    }

    @Override
    public Either<PullFailure, Accepted> keepsCredentials(RegistryHost registry) {
        requests.add(new Asked("keepsCredentials", registry.value(), Option.none()));
        return Option.<RememberedHost>of(hosts.get(registry))
                .flatMap(host -> host.foreignServer)
                .<Either<PullFailure, Accepted>>map(
                        server -> left(new AccessDenied(registry, new Detail("its token server is " + server))))
                .getOrElse(right(Accepted.ACCEPTED));
    }

    private RememberedHost at(RegistryHost host) {
        return hosts.computeIfAbsent(host, _ -> new RememberedHost());
    }

    private Either<PullFailure, RememberedHost> open(
            String method, ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        requests.add(new Asked(method, reference.toString(), credential));
        return cancellation
                .reason()
                .<Either<PullFailure, RememberedHost>>map(Either::left)
                .getOrElse(() -> entered(reference.host(), credential));
    }

    private Either<PullFailure, RememberedHost> entered(RegistryHost name, Option<Credential> credential) {
        return Option.<RememberedHost>of(hosts.get(name))
                .<PullFailure>toEither(() -> new RegistryUnreachable(name, new Detail("no such host")))
                .flatMap(host -> host.failure
                        .orElse(() -> refusal(host, name, credential))
                        .<Either<PullFailure, RememberedHost>>map(Either::left)
                        .getOrElse(() -> right(host)));
    }

    private static Option<PullFailure> refusal(RememberedHost host, RegistryHost name, Option<Credential> credential) {
        return host.wanted.filter(wanted -> !credential.contains(wanted)).map(_ -> {
            var refusal = credential.isEmpty() ? Refusal.NONE_SHOWN : Refusal.WRONG;
            return new AuthenticationFailed(name, refusal, Detail.NONE);
        });
    }

    @Override
    public void close() {}
}
