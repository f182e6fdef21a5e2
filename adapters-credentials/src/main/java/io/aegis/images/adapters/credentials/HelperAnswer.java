package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.IdentityToken;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What a credential helper printed, and how it ended. */
record HelperAnswer(int exitCode, String output) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String NONE = "credentials not found";

    /** A user name that says that the secret is an identity token. */
    private static final String TOKEN = "<token>";

    /** What {@code store} wants on its input, where nobody sees it. */
    static String question(String server, UsernamePassword credential) {
        return JSON.createObjectNode()
                .put("ServerURL", server)
                .put("Username", credential.username())
                .put("Secret", credential.password())
                .toString();
    }

    /** What {@code store} and {@code erase} say. */
    Either<String, Boolean> done() {
        return exitCode == 0 ? right(true) : left("ended with exit code " + exitCode);
    }

    /** What {@code get} says. */
    Either<String, Option<Credential>> credential() {
        if (exitCode != 0) {
            return output.contains(NONE) ? right(Option.none()) : left("ended with exit code " + exitCode);
        }
        try {
            return credential(JSON.readTree(output));
        } catch (JsonProcessingException malformed) {
            return left("answered something that is not JSON");
        }
    }

    private static Either<String, Option<Credential>> credential(JsonNode answer) {
        var username = answer.path("Username").asText("");
        var secret = answer.path("Secret").asText("");
        if (username.isEmpty() && secret.isEmpty() && answer.isObject()) {
            return right(Option.none());
        }
        if (username.isEmpty() || secret.isEmpty()) {
            return left("answered without a Username or a Secret");
        }
        return right(Option.some(
                username.equals(TOKEN) ? new IdentityToken(secret) : new UsernamePassword(username, secret)));
    }

    @Override
    public String toString() {
        return "HelperAnswer[" + exitCode + ", ***]";
    }
}
