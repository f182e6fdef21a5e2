package io.aegis.images.adapters.registry;

import static io.vavr.control.Either.left;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.application.port.Registry;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** Registries over HTTP: each question goes to the mirrors in their order, and then to the registry itself. */
final class HttpRegistry implements Registry {

    private final Hosts hosts;
    private final Courier courier;
    private final Travels travels;
    private final Tokens tokens;
    private final Logins logins;
    private final RateBudgets budgets;
    private final InstantSource clock;

    HttpRegistry(Hosts hosts, Courier courier, RateBudgets budgets, InstantSource clock) {
        this.hosts = hosts;
        this.courier = courier;
        this.budgets = budgets;
        this.clock = clock;
        this.travels = new Travels(courier, hosts::origin);
        var servers = new TokenServers(hosts::tokenServers, hosts::origin);
        var requests = new TokenRequests(courier, hosts::origin);
        this.tokens = new Tokens(requests, servers, clock);
        this.logins = new Logins(travels, servers, requests, clock);
    }

    @Override
    public Either<PullFailure, RemoteManifest> resolve(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        return ask(reference, credential, cancellation, visit -> new Manifests(visit, reference).resolve());
    }

    @Override
    public Either<PullFailure, RemoteImage> describe(
            ImageReference reference, Platform platform, Option<Credential> credential, Cancellation cancellation) {
        return ask(reference, credential, cancellation, visit -> new Manifests(visit, reference).describe(platform));
    }

    @Override
    public Either<PullFailure, List<String>> tags(ImageReference reference, Option<Credential> credential) {
        return ask(reference, credential, Cancellation.none(), visit -> new TagLists(visit, reference).all());
    }

    @Override
    public Either<PullFailure, List<Referrer>> referrers(ImageReference reference, Option<Credential> credential) {
        return ask(reference, credential, Cancellation.none(), visit -> new ReferrerLists(visit, reference).all());
    }

    @Override
    public Either<PullFailure, Accepted> login(RegistryHost registry, Option<Credential> credential) {
        var caller = Caller.at(hosts.itself(registry, ""), registry, credential, Cancellation.none());
        return logins.login(visit(caller));
    }

    @Override
    public Either<PullFailure, Accepted> keepsCredentials(RegistryHost registry) {
        return logins.keepsCredentials(registry, hosts.itself(registry, ""));
    }

    @Override
    public void close() {
        courier.close();
    }

    /** The answer is the first that any place gives, or else the last place's failure. */
    private <T> Either<PullFailure, T> ask(
            ImageReference reference,
            Option<Credential> credential,
            Cancellation cancellation,
            Function<Visit, Either<PullFailure, T>> question) {
        if (hosts.isBlocked(reference)) {
            return left(new RegistryError(
                    reference.host(), new Detail("the container engine's registries.conf blocks it")));
        }
        Either<PullFailure, T> answer =
                left(new RegistryError(reference.host(), new Detail("there is no host to ask for it")));
        for (var place : hosts.places(reference)) {
            answer = question.apply(visit(Caller.at(place, reference.host(), credential, cancellation)));
            if (answer.isRight() || cancellation.reason().isDefined()) {
                return answer;
            }
        }
        return answer;
    }

    private Visit visit(Caller caller) {
        return new Visit(caller, travels, tokens, budgets, clock, courier.timeout());
    }
}
