package io.aegis.images.adapters.registry;

import static io.vavr.control.Either.left;

import io.aegis.images.adapters.registry.Place.Kind;
import io.aegis.images.application.settings.RegistrySettings;
import io.aegis.images.application.settings.RegistrySettings.ConfiguredRegistry;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.Denial;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where references are asked for, and how each host may be spoken to: our own settings, and the engine's rules besides. */
final class Places {

    private static final String HUB_API = "registry-1.docker.io";

    private final RegistrySettings settings;
    private final EngineRules rules;

    Places(RegistrySettings settings, EngineRules rules) {
        this.settings = settings;
        this.rules = rules;
    }

    /** The mirrors that can be asked, in their order, and the registry last. */
    Either<PullFailure, List<Place>> of(ImageReference reference) {
        if (rules.blocks(reference.name())) {
            return left(new AccessDenied(
                    reference.host(),
                    Denial.BLOCKED,
                    new Detail("the container engine's configuration blocks " + reference.name())));
        }
        var places = new ArrayList<Place>();
        configured(reference.host().value())
                .forEach(registry -> registry.mirrors().stream()
                        .flatMap(mirror -> mirror(mirror + "/" + reference.repository(), false)
                                .toJavaStream())
                        .forEach(places::add));
        rules.mirrors(reference).stream()
                .flatMap(mirror -> mirror(mirror.location(), mirror.insecure()).toJavaStream())
                .forEach(places::add);
        return registry(reference.host(), reference.name()).map(registry -> {
            places.add(registry);
            return List.copyOf(places);
        });
    }

    /** The registry's host, for no repository in particular. */
    Either<PullFailure, Place> of(RegistryHost host) {
        return registry(host, host.value());
    }

    /** How any host may be spoken to. */
    Origin origin(Authority host) {
        return origin(host, rules.isInsecure(host.toString()));
    }

    Option<Path> ca(Authority host) {
        return configured(host.toString().equals(HUB_API) ? RegistryHost.DOCKER_HUB.value() : host.toString())
                .flatMap(ConfiguredRegistry::ca);
    }

    List<String> tokenServers(RegistryHost registry) {
        return configured(registry.value())
                .map(ConfiguredRegistry::tokenServers)
                .getOrElse(List.of());
    }

    private Option<Place> mirror(String location, boolean insecure) {
        return Authority.parse(Location.host(location))
                .map(host -> new Place(
                        origin(host, insecure || rules.isInsecure(location)), Location.path(location), Kind.MIRROR));
    }

    private Either<PullFailure, Place> registry(RegistryHost named, String name) {
        var location = rules.location(name);
        var host = Location.host(location);
        var kind = host.equals(named.value()) ? Kind.REGISTRY : Kind.ELSEWHERE;
        return Authority.parse(host.equals(RegistryHost.DOCKER_HUB.value()) ? HUB_API : host)
                .<PullFailure>toEither(() -> new RegistryUnreachable(named, new Detail("it is no host name")))
                .map(authority -> new Place(origin(authority, rules.isInsecure(name)), Location.path(location), kind));
    }

    private Origin origin(Authority host, boolean insecure) {
        var plain = insecure || host.isLoopback() || configured(host.toString()).exists(ConfiguredRegistry::plainHttp);
        return new Origin(host, plain, !insecure);
    }

    private Option<ConfiguredRegistry> configured(String host) {
        return Option.ofOptional(settings.registries().stream()
                .filter(registry -> registry.host().equals(host))
                .findFirst());
    }
}
