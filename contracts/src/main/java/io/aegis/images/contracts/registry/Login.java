package io.aegis.images.contracts.registry;

import io.aegis.images.contracts.registry.Request.Part;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Predicate;

/** How a registry asks who is there. */
public final class Login {

    private static final String TOKEN = "a-token-of-the-test";

    /** Everything but this credential is refused, in the way of {@code htpasswd}. */
    public static Script basic(UsernamePassword wanted) {
        return refuse(
                request -> !shows(request, wanted),
                Reply.error(401, "UNAUTHORIZED", "authentication required")
                        .with("WWW-Authenticate: Basic realm=\"lab\""));
    }

    /** Sends clients to a token server, which is the registry itself and answers so. */
    public static Script bearer(FaultRegistry registry, Script tokens) {
        return Script.on(Part.TOKEN, tokens)
                .orElse(refuse(
                        request -> !request.header("authorization").equals("Bearer " + TOKEN),
                        Reply.error(401, "UNAUTHORIZED", "authentication required")
                                .with(challenge(registry))));
    }

    /** A token server that gives the good token to this credential alone. */
    public static Script tokensFor(UsernamePassword wanted) {
        return request -> Option.some(
                shows(request, wanted)
                        ? token(TOKEN)
                        : Reply.error(401, "UNAUTHORIZED", "incorrect username or password"));
    }

    /** A token server that gives everybody a token, while the registry holds none for enough: as Docker Hub hides. */
    public static Script hidden(FaultRegistry registry) {
        var refusal = Reply.error(401, "UNAUTHORIZED", "authentication required")
                .with(challenge(registry) + ",error=\"insufficient_scope\"");
        return refuse(request -> request.header("authorization").startsWith("Bearer "), refusal)
                .orElse(bearer(registry, uselessTokens()));
    }

    /** A token server that gives everybody a token, but one that opens nothing. */
    public static Script uselessTokens() {
        return _ -> Option.some(token("useless"));
    }

    private static String challenge(FaultRegistry registry) {
        return "WWW-Authenticate: Bearer realm=\"http://%s/token\",service=\"lab\",scope=\"repository:lab/x:pull\""
                .formatted(registry.host());
    }

    private static Reply token(String token) {
        var json = "{\"token\":\"%s\",\"access_token\":\"%s\",\"expires_in\":300}".formatted(token, token);
        return Reply.of(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean shows(Request request, UsernamePassword credential) {
        var text = credential.username() + ":" + credential.password();
        var basic = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return request.header("authorization").equals("Basic " + basic);
    }

    private static Script refuse(Predicate<Request> refused, Reply reply) {
        return request -> refused.test(request) ? Option.some(reply) : Option.none();
    }

    private Login() {}
}
