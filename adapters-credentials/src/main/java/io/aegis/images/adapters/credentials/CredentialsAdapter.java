package io.aegis.images.adapters.credentials;

import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.application.settings.CredentialSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The way to a node's registry credentials. */
public final class CredentialsAdapter {

    private static final Duration HELPER_PATIENCE = Duration.ofSeconds(10);

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
        var podmanRuntime = Path.of("/run/containers", userId);
        return store(settings, engine, new Surroundings(environment, home, podmanRuntime), HELPER_PATIENCE);
    }

    static CredentialStore store(
            CredentialSettings settings, String engine, Surroundings surroundings, Duration helperPatience) {
        var sources = new ArrayList<Source>();
        sources.add(new NodeCredentials(settings.registries(), surroundings));
        settings.secrets().forEach(secret -> sources.add(new SecretDocument(secret, surroundings)));
        sources.addAll(files(engine, surroundings, new CredentialHelper(surroundings, helperPatience)));
        return new OrderedCredentials(sources);
    }

    private static List<AuthFile> files(String engine, Surroundings surroundings, CredentialHelper helper) {
        return new AuthFiles(surroundings)
                .inOrder(engine).stream()
                        .map(place -> new AuthFile(place, surroundings, helper))
                        .toList();
    }

    private CredentialsAdapter() {}
}
