package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An engine's file of credentials while it is changed: what is not changed stays as it was. */
final class EditedAuth {

    private static final String AUTHS = "auths";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ObjectNode root;

    private EditedAuth(ObjectNode root) {
        this.root = root;
    }

    static EditedAuth empty() {
        return new EditedAuth(JSON.createObjectNode());
    }

    /** A left says what is wrong with it; it quotes nothing, for all of it may be secret. */
    static Either<String, EditedAuth> parse(String text) {
        return AuthDocument.parse(text).flatMap(_ -> {
            try {
                return JSON.readTree(text) instanceof ObjectNode root
                        ? right(new EditedAuth(root))
                        : left("is no object");
            } catch (JsonProcessingException malformed) {
                return left("is not JSON");
            }
        });
    }

    EditedAuth with(String key, UsernamePassword login) {
        var text = login.username() + ":" + login.password();
        var auth = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return entry(key, JSON.createObjectNode().put("auth", auth));
    }

    /** That a helper keeps one, as Docker notes it. */
    EditedAuth noted(String key) {
        return entry(key, JSON.createObjectNode());
    }

    EditedAuth without(List<String> keys) {
        var changed = root.deepCopy();
        changed.withObject("/" + AUTHS).remove(keys);
        return new EditedAuth(changed);
    }

    List<String> keys() {
        var keys = new ArrayList<String>();
        root.path(AUTHS).fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** The program that keeps the registry's credential instead of the file. */
    Option<String> helper(Scope scope) {
        return Option.ofOptional(root.path("credHelpers")
                        .propertyStream()
                        .filter(entry -> Scope.parse(entry.getKey()).contains(scope))
                        .map(entry -> entry.getValue().asText(""))
                        .findFirst())
                .orElse(() -> Option.some(root.path("credsStore").asText("")))
                .filter(name -> !name.isEmpty());
    }

    /** Indented as Docker writes it. */
    String text() {
        var indenter = new DefaultIndenter("\t", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can be written", impossible);
        }
    }

    private EditedAuth entry(String key, ObjectNode entry) {
        var changed = root.deepCopy();
        changed.withObject("/" + AUTHS).set(key, entry);
        return new EditedAuth(changed);
    }

    @Override
    public String toString() {
        return "EditedAuth[***]";
    }
}
