package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.application.port.KnownCredential;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The form that Docker's {@code config.json}, Podman's {@code auth.json} and secrets of type dockerconfigjson share. */
final class AuthDocument {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(50).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private final ObjectNode root;

    private AuthDocument(ObjectNode root) {
        this.root = root;
    }

    /** An absent file is an empty one. */
    static Either<String, AuthDocument> read(Path file) {
        return BoundedFile.read(file)
                .flatMap(text -> text.map(AuthDocument::parse)
                        .getOrElse(() -> right(new AuthDocument(JSON.createObjectNode()))));
    }

    /** A left says on which line the text stops being JSON; it quotes nothing, for all of it may be secret. */
    static Either<String, AuthDocument> parse(String text) {
        try {
            var root = JSON.readTree(text);
            return root instanceof ObjectNode object && isAuthDocument(object)
                    ? right(new AuthDocument(object))
                    : left("does not have the form of Docker's config.json");
        } catch (JsonProcessingException malformed) {
            var location = malformed.getLocation();
            return left("is not JSON" + (location == null ? "" : ", see line " + location.getLineNr()));
        }
    }

    private static boolean isAuthDocument(JsonNode root) {
        return Stream.of("auths", "credHelpers").allMatch(key -> root.path(key).isObject() || isAbsent(root.path(key)))
                && (root.path("credsStore").isTextual() || isAbsent(root.path("credsStore")));
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    /**
     * The credential that {@code auths} holds for the reference, as coming from the named source; a left when it is damaged.
     */
    Either<String, Option<FoundCredential>> find(String source, ImageReference reference) {
        return Bound.closest(entries(), reference)
                .map(entry -> found(source, entry).map(Option::some))
                .getOrElse(() -> right(Option.none()));
    }

    private static Either<String, FoundCredential> found(String source, Bound<AuthEntry> entry) {
        var name = source + ": " + entry.scope();
        return entry.value()
                .credential()
                .map(credential -> new FoundCredential(
                        Option.some(credential),
                        new CredentialSource(name),
                        entry.scope().why()))
                .mapLeft(reason -> name + ": " + reason);
    }

    /** What {@code auths} holds, by the name of the source. */
    List<KnownCredential> known(String source) {
        return entries().stream()
                .map(entry -> new KnownCredential(
                        source + ": " + entry.scope(), entry.scope().toString(), problem(entry.value())))
                .toList();
    }

    private static String problem(AuthEntry entry) {
        Either<String, Credential> credential = entry.credential();
        return credential.fold(reason -> reason, _ -> "");
    }

    private List<Bound<AuthEntry>> entries() {
        return bound("auths", AuthEntry::of).stream()
                .filter(entry -> !entry.value().isEmpty())
                .toList();
    }

    /** The credential helpers of {@code credHelpers}, by name. */
    List<Bound<String>> helpers() {
        return bound("credHelpers", JsonNode::asText).stream()
                .filter(helper -> !helper.value().isEmpty())
                .toList();
    }

    /** The name of the credential helper for all registries, {@code credsStore}. */
    Option<String> store() {
        return Option.some(root.path("credsStore").asText("")).filter(name -> !name.isEmpty());
    }

    /** All of it, to be changed. */
    ObjectNode copy() {
        return root.deepCopy();
    }

    private <T> List<Bound<T>> bound(String section, Function<JsonNode, T> value) {
        return root.path(section)
                .propertyStream()
                .flatMap(property -> Scope.parse(property.getKey())
                        .map(scope -> new Bound<>(scope, value.apply(property.getValue())))
                        .toJavaStream())
                .toList();
    }
}
