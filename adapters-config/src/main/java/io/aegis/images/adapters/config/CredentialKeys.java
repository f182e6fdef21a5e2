package io.aegis.images.adapters.config;

import io.aegis.images.application.settings.ConfiguredCredential;
import io.aegis.images.application.settings.ConfiguredSecret;
import io.aegis.images.domain.Printable;
import java.util.ArrayList;
import java.util.List;

/** {@code spec.registry_credentials} and {@code secrets}. What they hold is passed on unread, and never quoted. */
final class CredentialKeys {

    private static final List<String> TYPES =
            List.of("dockerconfigjson", "dockercfg", "kubernetes.io/dockerconfigjson");
    private static final String DOCUMENT = ".dockerconfigjson";

    private final RegistryNames names;
    private final Remarks remarks;
    private final StoredValues stored;

    CredentialKeys(Values values, Remarks remarks, StoredValues stored) {
        this.names = new RegistryNames(values);
        this.remarks = remarks;
        this.stored = stored;
    }

    List<ConfiguredCredential> ofNode(Section spec) {
        return spec.items("registry_credentials").stream()
                .map(item -> credential(item.section()))
                .toList();
    }

    List<ConfiguredSecret> secrets(Section document) {
        var secrets = new ArrayList<ConfiguredSecret>();
        var section = document.section("secrets");
        for (var name : section.keys()) {
            var secret = section.require(name).section();
            var type = secret.require("type");
            if (TYPES.contains(type.text())) {
                var config = secret.require("data").section().require(DOCUMENT);
                secrets.add(new ConfiguredSecret(Printable.of(name), config.text()));
            } else {
                remarks.add(
                        type.line(),
                        type.path() + " " + Words.quoted(type.text()) + " holds no registry credentials and has no"
                                + " effect (" + Words.list(TYPES) + ")");
            }
        }
        return List.copyOf(secrets);
    }

    private ConfiguredCredential credential(Section entry) {
        return new ConfiguredCredential(
                names.registry(entry.require("registry")),
                stored.text(entry.require("username")),
                stored.text(entry.require("password")));
    }
}
