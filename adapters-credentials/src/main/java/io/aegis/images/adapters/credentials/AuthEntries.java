package io.aegis.images.adapters.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import java.util.List;
import java.util.Map;

/** The {@code auths} of a document while they are changed. All else in it keeps its meaning and its place. */
final class AuthEntries {

    private static final String SECTION = "auths";

    private static final DefaultIndenter TABS = new DefaultIndenter("\t", "\n");

    /** Laid out as both engines do. */
    private static final ObjectWriter WRITER = new JsonMapper()
            .writer(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
                    .withObjectIndenter(TABS)
                    .withArrayIndenter(TABS));

    private final ObjectNode root;

    AuthEntries(AuthDocument document) {
        this.root = document.copy();
    }

    /** In place of all that is kept under the scope, however it is spelled. */
    AuthEntries put(Scope scope, String key, UsernamePassword credential) {
        remove(scope);
        section().putObject(key).put("auth", AuthEntry.encoded(credential));
        return this;
    }

    /** As Docker marks a registry whose credential a helper keeps. */
    AuthEntries putMark(Scope scope, String key) {
        remove(scope);
        section().putObject(key);
        return this;
    }

    AuthEntries without(Scope scope) {
        remove(scope);
        return this;
    }

    /** Whether there was anything under exactly this scope, however it is spelled. */
    boolean remove(Scope scope) {
        var keys = keys(scope);
        keys.forEach(section()::remove);
        return !keys.isEmpty();
    }

    private List<String> keys(Scope scope) {
        return section().properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> Scope.parse(key).contains(scope))
                .toList();
    }

    private ObjectNode section() {
        return root.get(SECTION) instanceof ObjectNode section ? section : root.putObject(SECTION);
    }

    String text() {
        try {
            return WRITER.writeValueAsString(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of JSON has a text", impossible);
        }
    }

    @Override
    public String toString() {
        return "AuthEntries[***]";
    }
}
