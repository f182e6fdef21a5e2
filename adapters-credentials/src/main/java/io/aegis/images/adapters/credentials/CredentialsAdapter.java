package io.aegis.images.adapters.credentials;

import io.aegis.images.application.port.CredentialCatalogue;
import io.aegis.images.application.port.CredentialFile;
import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.application.settings.CredentialSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The way to a node's registry credentials. */
public final class CredentialsAdapter {

    private static final Duration HELPER_PATIENCE = Duration.ofSeconds(10);

    /** Longer than another's login may take, whose helper is asked twice. */
    private static final Duration FILE_PATIENCE = Duration.ofSeconds(30);

    /**
     * Looks, in this order, into the node's configuration, its secrets, the files of its container engine and those of the
     * other engine. Each file is read when a credential is asked for, so a login is known at once, and no secret stays in
     * memory.
     *
     * @param engine {@code docker} or {@code podman}: whose files come first; Docker's do for any other word
     * @param environment where {@code env:VAR} values, {@code $DOCKER_CONFIG} and the like are looked up; credential
     *     helpers are found on its {@code PATH} and run under it
     * @param userId the number of the user whose files they are: Podman keeps root's under {@code /run/containers/0}
     */
    public static CredentialStore store(
            CredentialSettings settings, String engine, Map<String, String> environment, Path home, String userId) {
        return store(settings, engine, surroundings(environment, home, userId), HELPER_PATIENCE);
    }

    static CredentialStore store(
            CredentialSettings settings, String engine, Surroundings surroundings, Duration helperPatience) {
        return new OrderedCredentials(sources(settings, engine, surroundings, helperPatience));
    }

    /** What {@link #store} finds, without looking for anything in particular; the same inputs mean the same. */
    public static CredentialCatalogue catalogue(
            CredentialSettings settings, String engine, Map<String, String> environment, Path home, String userId) {
        return catalogue(settings, engine, surroundings(environment, home, userId));
    }

    static CredentialCatalogue catalogue(CredentialSettings settings, String engine, Surroundings surroundings) {
        return new KnownCredentials(
                settings.requests(), sources(settings, engine, surroundings, HELPER_PATIENCE), surroundings);
    }

    /** The file that a login to the engine writes; the inputs mean the same as for {@link #store}. */
    public static CredentialFile file(String engine, Map<String, String> environment, Path home, String userId) {
        return file(engine, surroundings(environment, home, userId), HELPER_PATIENCE, FILE_PATIENCE);
    }

    static CredentialFile file(
            String engine, Surroundings surroundings, Duration helperPatience, Duration filePatience) {
        var place = new AuthFiles(surroundings).ofLogin(Engine.of(engine));
        var login = new EngineLogin(place.owner(), new CredentialHelper(surroundings, helperPatience));
        return new LoginFile(place.file(), surroundings.shown(place.file()), login, filePatience);
    }

    private static Surroundings surroundings(Map<String, String> environment, Path home, String userId) {
        return new Surroundings(environment, home, Path.of("/run/containers", userId));
    }

    private static List<Source> sources(
            CredentialSettings settings, String engine, Surroundings surroundings, Duration helperPatience) {
        var sources = new ArrayList<Source>();
        if (!settings.registries().isEmpty()) {
            sources.add(new NodeCredentials(settings.registries(), surroundings));
        }
        settings.secrets().forEach(secret -> sources.add(new SecretDocument(secret, surroundings)));
        var helper = new CredentialHelper(surroundings, helperPatience);
        new AuthFiles(surroundings)
                .inOrder(Engine.of(engine)).stream()
                        .flatMap(place -> ofEngine(place, surroundings, helper))
                        .forEach(sources::add);
        return sources;
    }

    /** Docker looks at its variable before its file. */
    private static Stream<Source> ofEngine(AuthFiles.Place place, Surroundings surroundings, CredentialHelper helper) {
        var file = Stream.<Source>of(new AuthFile(place, surroundings, helper));
        return switch (place.owner()) {
            case DOCKER -> Stream.concat(AuthVariable.of(surroundings).toJavaStream(), file);
            case PODMAN -> file;
        };
    }

    private CredentialsAdapter() {}
}
