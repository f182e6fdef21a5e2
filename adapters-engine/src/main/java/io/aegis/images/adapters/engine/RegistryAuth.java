package io.aegis.images.adapters.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.IdentityToken;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A credential in the one form that both engines read. */
final class RegistryAuth {

    static Map<String, String> headers(Option<Credential> credential) {
        return credential
                .map(shown -> Map.of("X-Registry-Auth", encoded(json(shown))))
                .getOrElse(Map.of());
    }

    private static ObjectNode json(Credential credential) {
        var json = JsonNodeFactory.instance.objectNode();
        return switch (credential) {
            case UsernamePassword(var username, var password) ->
                json.put("username", username).put("password", password);
            case IdentityToken(var token) -> json.put("identitytoken", token);
        };
    }

    /** URL-safe and padded: Docker silently ignores any other form, and then asks the registry anonymously. */
    private static String encoded(ObjectNode json) {
        return Base64.getUrlEncoder().encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private RegistryAuth() {}
}
