package io.aegis.images.adapters.registry;

import io.aegis.images.adapters.registry.Place.Kind;
import io.aegis.images.application.settings.RegistrySettings;
import io.aegis.images.application.settings.RegistrySettings.ConfiguredRegistry;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which hosts are asked for a reference, in which order and how: by the node's own settings first, then by the engine's. */
final class Hosts {

    /** Docker Hub's images are not at the host that they are named after. */
    private static final Authority HUB = new Authority("registry-1.docker.io", -1);

    private final RegistrySettings settings;
    private final ReadFiles engine;

    Hosts(RegistrySettings settings, ReadFiles engine) {
        this.settings = settings;
        this.engine = engine;
    }

    /** Mirrors in their order, then the registry itself, which is always there and always last. */
    List<Place> places(ImageReference reference) {
        var said = engine.now();
        var name = reference.name();
        var byDigest = reference.digest().isDefined();
        var rule = HostRule.closest(said.rules(), name);
        var places = new ArrayList<Place>();
        configured(reference.host().value())
                .forEach(own ->
                        own.mirrors().forEach(mirror -> add(places, own(mirror, reference), Kind.MIRROR, said)));
        rule.forEach(found -> found.mirrors().stream()
                .filter(mirror -> mirror.use().fits(byDigest))
                .forEach(mirror -> add(places, found.moved(name, mirror.location()), Kind.MIRROR, said)));
        places.add(rule.filter(found ->
                        !found.location().isEmpty() && !found.location().equals(found.prefix()))
                .flatMap(found -> place(found.moved(name, found.location()), Kind.ELSEWHERE, said))
                .getOrElse(() -> itself(reference.host(), reference.repository())));
        return List.copyOf(places);
    }

    /** The registry itself, for no reference in particular. */
    Place itself(RegistryHost registry, String repository) {
        return new Place(origin(authority(registry)), repository, Kind.REGISTRY);
    }

    Origin origin(Authority host) {
        return origin(host, engine.now());
    }

    Option<Path> ca(Authority host) {
        return configured(host).flatMap(ConfiguredRegistry::ca);
    }

    List<String> tokenServers(RegistryHost registry) {
        return configured(registry.value())
                .map(ConfiguredRegistry::tokenServers)
                .getOrElse(List.of());
    }

    /** One line each: what the engine's files say in vain. */
    List<String> problems() {
        return engine.now().problems();
    }

    /** Whether the engine pulls nothing from there. */
    boolean isBlocked(ImageReference reference) {
        return HostRule.closest(engine.now().rules(), reference.name()).exists(HostRule::blocked);
    }

    private Origin origin(Authority host, EngineSays said) {
        var insecure = said.isInsecure(host);
        var plain = insecure || host.isLoopback() || configured(host).exists(ConfiguredRegistry::plainHttp);
        return new Origin(host, plain, !insecure);
    }

    private void add(List<Place> places, String name, Kind kind, EngineSays said) {
        place(name, kind, said).forEach(places::add);
    }

    private Option<Place> place(String name, Kind kind, EngineSays said) {
        int slash = name.indexOf('/');
        return slash < 0
                ? Option.none()
                : Authority.parse(name.substring(0, slash))
                        .map(host -> new Place(origin(host, said), name.substring(slash + 1), kind));
    }

    private static String own(String mirror, ImageReference reference) {
        return mirror.replaceFirst("/+$", "") + "/" + reference.repository();
    }

    private Option<ConfiguredRegistry> configured(String host) {
        return Option.ofOptional(settings.registries().stream()
                .filter(entry -> entry.host().equals(host))
                .findFirst());
    }

    /** Docker Hub's settings hold for the host that is really asked, too. */
    private Option<ConfiguredRegistry> configured(Authority host) {
        return configured(host.equals(HUB) ? RegistryHost.DOCKER_HUB.value() : host.toString());
    }

    private static Authority authority(RegistryHost registry) {
        return registry.equals(RegistryHost.DOCKER_HUB)
                ? HUB
                : Authority.parse(registry.value())
                        .getOrElseThrow(() -> new IllegalStateException("no host of an address: " + registry));
    }
}
