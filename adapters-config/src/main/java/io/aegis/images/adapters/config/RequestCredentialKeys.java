package io.aegis.images.adapters.config;

import io.aegis.images.application.settings.RequestCredentialRule;
import io.aegis.images.domain.credential.RequestCredential;
import java.util.List;

/** {@code spec.images.request_credentials[]}. A source is never quoted: it may be the credential itself. */
final class RequestCredentialKeys {

    static final List<String> KEYS = List.of("source", "registries");

    private static final String VARIABLE = "env:";
    private static final String ANY_VARIABLE = VARIABLE + "*";

    private final RegistryNames names;
    private final StoredValues stored;

    RequestCredentialKeys(Values values, StoredValues stored) {
        this.names = new RegistryNames(values);
        this.stored = stored;
    }

    List<RequestCredentialRule> rules(Section images) {
        return images.items("request_credentials").stream()
                .map(item -> rule(item.section().holdingOnly(KEYS)))
                .toList();
    }

    private RequestCredentialRule rule(Section section) {
        var source = section.require("source");
        var rule = new RequestCredentialRule(
                source(source),
                section.require("registries").filledItems().stream()
                        .map(names::registry)
                        .toList());
        if (stored.store().exists(openBao -> rule.covers(VARIABLE + openBao.secretIdVariable()))) {
            throw source.problem("would open the variable that holds the node's own secret id: no request may read it");
        }
        return rule;
    }

    private String source(Field field) {
        var source = field.text();
        if (source.equals(ANY_VARIABLE)) {
            throw field.problem("would open all of the node's environment: write at least the beginning of a"
                    + " variable's name before the *");
        }
        var sample = source.endsWith("*") ? source.substring(0, source.length() - 1) + "x" : source;
        if (RequestCredential.parse(sample).isEmpty()) {
            throw field.problem("must be env:VARIABLE or secret:ENGINE/PATH, perhaps with a * at its end, never the"
                    + " credential itself");
        }
        return stored.reference(field);
    }
}
