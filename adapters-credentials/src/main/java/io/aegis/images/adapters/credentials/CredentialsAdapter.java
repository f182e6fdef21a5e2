package io.aegis.images.adapters.credentials;

import io.aegis.images.application.port.CredentialFile;
import io.aegis.images.application.settings.CredentialSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
     * A request's own credential first, where requests may have one; then, in this order, the node's configuration, its
     * secrets, the files of its container engine and those of the other engine. Each file is read when a credential is asked
     * for, so a login is known at once, and no secret stays in memory but what a secret store lends for a while.
     *
     * @param engine {@code docker} or {@code podman}: whose files come first; Docker's do for any other word
     * @param environment where {@code env:VAR} values, {@code $DOCKER_CONFIG} and the like are looked up; credential
     *     helpers are found on its {@code PATH} and run under it
     * @param userId the number of the user whose files they are: Podman keeps root's under {@code /run/containers/0}
     */
    public static EngineCredentials beside(
            CredentialSettings settings, String engine, Map<String, String> environment, Path home, String userId) {
        var surroundings = new Surroundings(environment, home, Path.of("/run/containers", userId));
        return beside(settings, engine, surroundings, HELPER_PATIENCE);
    }

    static EngineCredentials beside(
            CredentialSettings settings, String engine, Surroundings surroundings, Duration helperPatience) {
        var secrets = settings.openBao()
                .<SecretStore>map(openBao -> new OpenBao(
                        openBao, surroundings, new BaoClient(openBao, BaoClient.LONGEST), InstantSource.system()))
                .getOrElse(SecretStore.NONE);
        var sources = sources(settings, engine, surroundings, secrets, helperPatience);
        return new EngineCredentials(
                new RequestCredentials(settings, surroundings, secrets, new OrderedCredentials(sources)),
                new KnownCredentials(settings.requests(), sources, surroundings),
                file(engine, surroundings, helperPatience, FILE_PATIENCE));
    }

    static CredentialFile file(
            String engine, Surroundings surroundings, Duration helperPatience, Duration filePatience) {
        var place = new AuthFiles(surroundings).ofLogin(Engine.of(engine));
        var login = new EngineLogin(place.owner(), new CredentialHelper(surroundings, helperPatience));
        return new LoginFile(place.file(), surroundings.shown(place.file()), login, filePatience);
    }

    private static List<Source> sources(
            CredentialSettings settings,
            String engine,
            Surroundings surroundings,
            SecretStore secrets,
            Duration helperPatience) {
        var sources = new ArrayList<Source>();
        if (!settings.registries().isEmpty()) {
            sources.add(new NodeCredentials(settings.registries(), new WrittenValues(surroundings, secrets)));
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
