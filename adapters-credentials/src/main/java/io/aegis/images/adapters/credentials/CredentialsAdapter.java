package io.aegis.images.adapters.credentials;

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
        var podmanRuntime = Path.of("/run/containers", userId);
        return beside(settings, engine, new Surroundings(environment, home, podmanRuntime), HELPER_PATIENCE);
    }

    static EngineCredentials beside(
            CredentialSettings settings, String engine, Surroundings surroundings, Duration helperPatience) {
        var secrets = settings.openBao()
                .<SecretStore>map(openBao -> new OpenBao(
                        openBao, surroundings, new BaoClient(openBao, BaoClient.LONGEST), InstantSource.system()))
                .getOrElse(SecretStore.NONE);
        var helper = new CredentialHelper(surroundings, helperPatience);
        var ofNode = new OrderedCredentials(sources(settings, engine, surroundings, secrets, helper));
        var ofRequests = new RequestCredentials(settings.requests(), surroundings, secrets, ofNode);
        return new EngineCredentials(
                ofRequests,
                () -> Stream.concat(ofRequests.known(), ofNode.known()).toList(),
                new EngineAuthFile(new AuthFiles(surroundings).written(engine), surroundings, helper));
    }

    private static List<Source> sources(
            CredentialSettings settings,
            String engine,
            Surroundings surroundings,
            SecretStore secrets,
            CredentialHelper helper) {
        var sources = new ArrayList<Source>();
        sources.add(new NodeCredentials(settings.registries(), new WrittenValues(surroundings, secrets)));
        settings.secrets().forEach(secret -> sources.add(new SecretDocument(secret, surroundings)));
        sources.addAll(new AuthFiles(surroundings).inOrder(engine, helper));
        return sources;
    }

    private CredentialsAdapter() {}
}
