package io.aegis.images.adapters.registry;

import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.IdentityToken;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Option;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What one caller shows, so that it can be cut out of whatever is said back: some registries repeat what they were sent. */
final class Secrets {

    private static final String HIDDEN = "***";

    private final Set<String> shown = ConcurrentHashMap.newKeySet();

    Secrets(Option<Credential> credential) {
        credential.forEach(this::add);
    }

    static String basic(UsernamePassword credential) {
        var text = credential.username() + ":" + credential.password();
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    void add(String secret) {
        if (!secret.isEmpty()) {
            shown.add(secret);
            shown.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        }
    }

    private void add(Credential credential) {
        switch (credential) {
            case UsernamePassword login -> {
                add(login.password());
                add(basic(login));
            }
            case IdentityToken(var token) -> add(token);
        }
    }

    String cutOut(String text) {
        var cut = text;
        for (var secret : shown.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            cut = cut.replace(secret, HIDDEN);
        }
        return cut;
    }

    @Override
    public String toString() {
        return "Secrets[" + HIDDEN + "]";
    }
}
