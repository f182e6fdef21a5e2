package io.aegis.images.adapters.registry;

import io.aegis.images.adapters.oci.ConfigurationParser;
import io.aegis.images.application.port.BlobSink;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.application.settings.RegistrySettings;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.Denial;
import io.aegis.images.domain.pull.PullFailure.NotAnImage;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** The distribution API's answers to the port's questions, mirrors first. */
final class HttpRegistry implements RegistryAdapter.Connection {

    private final Places places;
    private final Courier courier;
    private final Travels travels;
    private final Tokens tokens;
    private final Logins logins;
    private final RateBudgets budgets;
    private final InstantSource clock;

    HttpRegistry(
            RegistrySettings settings, EngineRules rules, EngineFiles files, RateBudgets budgets, InstantSource clock) {
        this.places = new Places(settings, rules);
        this.courier = new Courier(new Clients(new Certificates(places::ca, files.certificates())), settings.timeout());
        this.travels = new Travels(courier, places::origin);
        var servers = new TokenServers(places::tokenServers, places::origin);
        var requests = new TokenRequests(courier, places::origin);
        this.tokens = new Tokens(requests, servers, clock);
        this.logins = new Logins(travels, servers, requests, clock);
        this.budgets = budgets;
        this.clock = clock;
    }

    @Override
    public Either<PullFailure, RemoteManifest> resolve(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        return around(reference, credential, cancellation, visit -> new Manifests(visit, reference).resolve());
    }

    @Override
    public Either<PullFailure, RemoteManifest> prove(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        return places.of(reference)
                .map(List::getLast)
                .filterOrElse(
                        place -> credential.isEmpty() || place.seesCredentials(),
                        place -> new AccessDenied(
                                reference.host(),
                                Denial.NOT_PROVEN,
                                new Detail("the container engine's files put "
                                        + place.origin().authority() + " in its place")))
                .flatMap(place ->
                        new Manifests(visit(place, reference.host(), credential, cancellation), reference).resolve());
    }

    @Override
    public Either<PullFailure, RemoteImage> describe(
            ImageReference reference, Platform platform, Option<Credential> credential, Cancellation cancellation) {
        return around(reference, credential, cancellation, visit -> new Manifests(visit, reference).describe(platform));
    }

    @Override
    public Either<PullFailure, RemoteContent> manifest(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        return around(reference, credential, cancellation, visit -> new Manifests(visit, reference).content());
    }

    @Override
    public Either<PullFailure, byte[]> document(
            ImageReference repository, Descriptor blob, Option<Credential> credential, Cancellation cancellation) {
        var kept = new KeptDocument(repository, blob);
        return kept.wanted()
                .flatMap(wanted -> blob(repository, wanted, 0, kept, credential, cancellation))
                .flatMap(_ -> kept.checked());
    }

    @Override
    public Either<PullFailure, RemoteConfiguration> configuration(
            ImageReference repository, Descriptor config, Option<Credential> credential, Cancellation cancellation) {
        return document(repository, config, credential, cancellation)
                .flatMap(bytes -> ConfigurationParser.parse(bytes)
                        .<PullFailure>mapLeft(what -> new NotAnImage(repository, new Detail(what)))
                        .map(configuration -> new RemoteConfiguration(configuration, bytes)));
    }

    @Override
    public Either<PullFailure, Descriptor> blob(
            ImageReference repository,
            Descriptor blob,
            long from,
            BlobSink sink,
            Option<Credential> credential,
            Cancellation cancellation) {
        var delivery = new Delivery(repository, blob, from, sink);
        return around(repository, credential, cancellation, delivery::from);
    }

    @Override
    public Either<PullFailure, List<String>> tags(ImageReference reference, Option<Credential> credential) {
        return around(reference, credential, Cancellation.none(), visit -> new TagLists(visit, reference).all());
    }

    @Override
    public Either<PullFailure, List<Referrer>> referrers(ImageReference reference, Option<Credential> credential) {
        return around(reference, credential, Cancellation.none(), visit -> new ReferrerLists(visit, reference).all());
    }

    @Override
    public Either<PullFailure, Accepted> login(RegistryHost registry, Option<Credential> credential) {
        return places.of(registry)
                .map(place -> visit(place, registry, credential, Cancellation.none()))
                .flatMap(logins::login);
    }

    @Override
    public Either<PullFailure, Accepted> keepsCredentials(RegistryHost registry) {
        return places.of(registry).flatMap(place -> logins.keepsCredentials(registry, place));
    }

    @Override
    public Either<PullFailure, Boolean> hasMirrors(ImageReference reference) {
        return places.of(reference).map(all -> all.stream().anyMatch(Place::isMirror));
    }

    /** A mirror that fails, with whatever, is left for the next place; what the last one says is the answer. */
    private <T> Either<PullFailure, T> around(
            ImageReference reference,
            Option<Credential> credential,
            Cancellation cancellation,
            Function<Visit, Either<PullFailure, T>> question) {
        return places.of(reference).flatMap(all -> {
            Function<Place, Either<PullFailure, T>> asked =
                    place -> question.apply(visit(place, reference.host(), credential, cancellation));
            for (var mirror : all.subList(0, all.size() - 1)) {
                var answer = asked.apply(mirror);
                if (answer.isRight() || cancellation.reason().isDefined()) {
                    return answer;
                }
            }
            return asked.apply(all.getLast());
        });
    }

    private Visit visit(Place place, RegistryHost registry, Option<Credential> credential, Cancellation cancellation) {
        var caller = Caller.at(place, registry, credential, cancellation);
        return new Visit(caller, travels, tokens, budgets, clock, courier.timeout());
    }

    @Override
    public void close() {
        courier.close();
    }
}
