package io.aegis.images.adapters.config;

import io.aegis.images.application.settings.ConfiguredCredential;
import io.aegis.images.application.settings.ConfiguredSecret;
import io.aegis.images.domain.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** {@code spec.registry_credentials} and {@code secrets}. What they hold is passed on unread, and never quoted. */
final class CredentialKeys {

    private static final List<String> TYPES =
            List.of("dockerconfigjson", "dockercfg", "kubernetes.io/dockerconfigjson");
    private static final String DOCUMENT = ".dockerconfigjson";

    /** A host, perhaps with a port, and perhaps the beginning of a repository. A user name before an {@code @} is not. */
    private static final Pattern REGISTRY = Pattern.compile("(?:https?://)?"
            + "(?:[A-Za-z0-9._-]+|\\[[A-Fa-f0-9:]+])(?::\\d{1,5})?" // the host and its port
            + "(?:/[A-Za-z0-9._-]+)*/*");

    private final Values values;
    private final Remarks remarks;

    CredentialKeys(Values values, Remarks remarks) {
        this.values = values;
        this.remarks = remarks;
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
        var registry = entry.require("registry");
        if (!REGISTRY.matcher(values.text(registry)).matches()) {
            throw registry.problem("is not a registry: write its host, as in ghcr.io, or a host and the beginning of a"
                    + " repository, as in ghcr.io/acme");
        }
        return new ConfiguredCredential(
                values.text(registry),
                entry.require("username").text(),
                entry.require("password").text());
    }
}
