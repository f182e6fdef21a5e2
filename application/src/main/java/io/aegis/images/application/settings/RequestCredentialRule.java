package io.aegis.images.application.settings;

import java.util.List;

/**
 * One entry of {@code spec.images.request_credentials[]}: for which registries requests may use a credential of their own.
 *
 * @param source {@code env:VAR} or {@code secret:engine/path}; a {@code *} at the end stands for any rest
 * @param registries registry hosts, or hosts and the beginning of a repository
 */
public record RequestCredentialRule(String source, List<String> registries) {

    public RequestCredentialRule {
        registries = List.copyOf(registries);
    }

    /** Whether it speaks of the credential, given as it is written in requests. */
    public boolean covers(String credential) {
        return source.endsWith("*")
                ? credential.startsWith(source.substring(0, source.length() - 1))
                : credential.equals(source);
    }
}
