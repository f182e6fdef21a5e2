package io.aegis.images.adapters.credentials;

import io.aegis.images.application.port.CredentialCatalogue;
import io.aegis.images.application.port.KnownCredential;
import io.aegis.images.application.settings.RequestCredentialRule;
import java.util.List;
import java.util.stream.Stream;

/** What requests may bring along, then what each source keeps, in the order they are asked. */
final class KnownCredentials implements CredentialCatalogue {

    /** The scope of what every reference meets: a store for all registries, or a source that cannot be read. */
    static final String ALL = "*";

    private static final String VARIABLE = "env:";

    private final List<RequestCredentialRule> requests;
    private final List<Source> sources;
    private final Surroundings surroundings;

    KnownCredentials(List<RequestCredentialRule> requests, List<Source> sources, Surroundings surroundings) {
        this.requests = List.copyOf(requests);
        this.sources = List.copyOf(sources);
        this.surroundings = surroundings;
    }

    /** A source that cannot say what it keeps: no reference gets past it. */
    static KnownCredential unreadable(String source, String reason) {
        return new KnownCredential(source, ALL, reason);
    }

    @Override
    public List<KnownCredential> known() {
        return Stream.concat(
                        requests.stream().flatMap(this::known),
                        sources.stream().flatMap(source -> source.known().stream()))
                .toList();
    }

    private Stream<KnownCredential> known(RequestCredentialRule rule) {
        return rule.registries().stream()
                .flatMap(registry -> Scope.parse(registry).toJavaStream())
                .map(scope -> new KnownCredential("request's own " + rule.source(), scope.toString(), problem(rule)));
    }

    private String problem(RequestCredentialRule rule) {
        return rule.source().startsWith(VARIABLE) && !rule.source().endsWith("*")
                ? surroundings.value(rule.source()).fold(reason -> reason, _ -> "")
                : "";
    }
}
