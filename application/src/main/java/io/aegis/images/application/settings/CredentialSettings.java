package io.aegis.images.application.settings;

import io.vavr.control.Option;
import java.util.List;

/**
 * Where this node's registry credentials come from, besides the engines' own files.
 *
 * @param registries {@code spec.registry_credentials[]}, in the order of the file
 * @param secrets {@code secrets.<name>}, documents in the form of Docker's {@code config.json}
 * @param requests which credentials requests may name for themselves; empty allows none
 * @param openBao where {@code secret:} is looked up; empty: nowhere
 */
public record CredentialSettings(
        List<ConfiguredCredential> registries,
        List<ConfiguredSecret> secrets,
        List<RequestCredentialRule> requests,
        Option<OpenBaoSettings> openBao) {

    public static final CredentialSettings NONE =
            new CredentialSettings(List.of(), List.of(), List.of(), Option.none());

    public CredentialSettings {
        registries = List.copyOf(registries);
        secrets = List.copyOf(secrets);
        requests = List.copyOf(requests);
    }
}
