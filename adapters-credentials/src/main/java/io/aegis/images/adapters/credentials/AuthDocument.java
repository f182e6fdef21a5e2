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
import io.aegis.images.application.port.KnownCredential;
import io.aegis.images.domain.Printable;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
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
            .build();

    private final JsonNode root;

    private AuthDocument(JsonNode root) {
        this.root = root;
    }

    /** A left says on which line the text stops being JSON; it quotes nothing, for all of it may be secret. */
    static Either<String, AuthDocument> parse(String text) {
        try {
            var root = JSON.readTree(text);
            return isAuthDocument(root)
                    ? right(new AuthDocument(root))
                    : left("does not have the form of Docker's config.json");
        } catch (JsonProcessingException malformed) {
            var location = malformed.getLocation();
            return left("is not JSON" + (location == null ? "" : ", see line " + location.getLineNr()));
        }
    }

    private static boolean isAuthDocument(JsonNode root) {
        return root.isObject()
                && Stream.of("auths", "credHelpers")
                        .allMatch(key -> root.path(key).isObject() || isAbsent(root.path(key)))
                && (root.path("credsStore").isTextual() || isAbsent(root.path("credsStore")));
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    /** The entry of {@code auths} for the reference, as long as it holds anything; a left when that is damaged. */
    Either<String, Option<Bound<Credential>>> credential(ImageReference reference) {
        var entries = bound("auths", AuthEntry::of).stream()
                .filter(entry -> !entry.value().isEmpty())
                .toList();
        return Bound.closest(entries, reference).map(AuthDocument::decoded).getOrElse(() -> right(Option.none()));
    }

    private static Either<String, Option<Bound<Credential>>> decoded(Bound<AuthEntry> entry) {
        return entry.value()
                .credential()
                .map(credential -> Option.some(new Bound<>(entry.scope(), credential)))
                .mapLeft(reason -> entry.scope() + ": " + reason);
    }

    /** The name of the credential helper that {@code credHelpers} gives for the reference. */
    Option<Bound<String>> helper(ImageReference reference) {
        return Bound.closest(bound("credHelpers", JsonNode::asText), reference)
                .filter(helper -> !helper.value().isEmpty());
    }

    /** The name of the credential helper for all registries, {@code credsStore}. */
    Option<String> store() {
        return Option.some(root.path("credsStore").asText("")).filter(name -> !name.isEmpty());
    }

    /** What {@code auths} holds, under the name of who holds it. */
    List<KnownCredential> known(String source) {
        return bound("auths", AuthEntry::of).stream()
                .filter(entry -> !entry.value().isEmpty())
                .map(entry -> new KnownCredential(
                        source,
                        entry.scope().toString(),
                        entry.value().credential().fold(reason -> reason, _ -> "")))
                .toList();
    }

    /** The programs that are asked, and for what. */
    Stream<KnownCredential> helpers() {
        var named = bound("credHelpers", JsonNode::asText).stream()
                .map(helper -> new KnownCredential(
                        CredentialHelper.name(Printable.of(helper.value())),
                        helper.scope().toString(),
                        ""));
        var all = store().map(program -> new KnownCredential(CredentialHelper.name(Printable.of(program)), "*", ""));
        return Stream.concat(named, all.toJavaStream());
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
