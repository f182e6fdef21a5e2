package io.aegis.images.adapters.registry;

import static io.aegis.images.adapters.registry.Fault.LOGIN;
import static io.aegis.images.adapters.registry.Fault.RESOLVE;
import static io.aegis.images.adapters.registry.Fault.TAGS;
import static io.aegis.images.adapters.registry.Given.ALICE;

import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Login;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Reply.Delivery;
import io.aegis.images.contracts.registry.Request.Part;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.domain.credential.Credential.IdentityToken;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Registries that ask who is there, and what they then say. */
final class LoginFaults {

    private static final UsernamePassword MALLORY = new UsernamePassword("mallory", "wrong-Pa55");
    private static final IdentityToken IDENTITY = new IdentityToken("identity-of-alice");
    private static final String GIVE = "give the node a credential";
    private static final String CORRECT = "correct the credential";
    private static final String ANEW = "log in to";
    private static final String LET = "let the account pull this repository";
    private static final String LATER = "ask again later";

    static Stream<Fault> all() {
        return Stream.of(passwords(), challenges(), tokens(), tokenServers(), refusals())
                .flatMap(faults -> faults);
    }

    private static Stream<Fault> passwords() {
        return Stream.of(
                Fault.of("password, none shown", RESOLVE, Login.basic(ALICE))
                        .tells("AuthenticationFailed", "none_shown", "wants a credential", GIVE),
                Fault.of("password, wrong", RESOLVE, Login.basic(ALICE))
                        .showing(MALLORY)
                        .tells("AuthenticationFailed", "wrong", "UNAUTHORIZED: authentication required", CORRECT),
                Fault.of("password, a token shown", RESOLVE, Login.basic(ALICE))
                        .showing(IDENTITY)
                        .tells("AuthenticationFailed", "unsaid", "authentication required", "a valid credential"),
                Fault.of("password, wrong at login", LOGIN, Login.basic(ALICE))
                        .showing(MALLORY)
                        .tells("AuthenticationFailed", "wrong", "authentication required", CORRECT),
                Fault.of("password, wrong for tags", TAGS, Login.basic(ALICE))
                        .showing(MALLORY)
                        .tells("AuthenticationFailed", "wrong", "authentication required", CORRECT),
                Fault.of("password accepted, repository denied", RESOLVE, afterBasic(denied()))
                        .showing(ALICE)
                        .tells("AuthenticationFailed", "lacks_scope", "DENIED: not yours", LET),
                Fault.of("repository that is called expired", RESOLVE, afterBasic(denied("lab/expired is not yours")))
                        .showing(ALICE)
                        .askedFor("lab/expired:1")
                        .tells("AuthenticationFailed", "lacks_scope", "lab/expired is not yours", LET),
                Fault.of("password that has expired", RESOLVE, afterBasic(expired()))
                        .showing(ALICE)
                        .tells("AuthenticationFailed", "expired", "Your authorization token has expired", ANEW));
    }

    private static Stream<Fault> challenges() {
        return Stream.of(
                Fault.of("401 without a challenge", RESOLVE, refusing(Reply.status(401)))
                        .tells("AuthenticationFailed", "none_shown", "wants a credential", GIVE),
                Fault.of("401 without a challenge, shown one", RESOLVE, refusing(Reply.status(401)))
                        .showing(ALICE)
                        .tells("AuthenticationFailed", "unsaid", "no credential that", "a valid credential"),
                Fault.of("login of another kind", RESOLVE, refusing(challenge("Negotiate")))
                        .showing(ALICE)
                        .tells("AuthenticationFailed", "unsaid", "wants a login by negotiate", "a valid credential"),
                Fault.of("challenge that cannot be read", RESOLVE, refusing(challenge("Bearer realm=\"http://half")))
                        .tells("RegistryError", "", "in a form that cannot be read", LATER),
                Fault.of("challenge without a token server", RESOLVE, refusing(challenge("Bearer service=\"lab\"")))
                        .tells("RegistryError", "", "it names no token server", LATER),
                Fault.of("token server of no address", RESOLVE, refusing(challenge("Bearer realm=\"mailto:a@b\"")))
                        .tells("RegistryError", "", "its token server has no address", LATER),
                Fault.of("token server by another scheme", RESOLVE, refusing(challenge("Bearer realm=\"ftp://a.b/\"")))
                        .tells("RegistryError", "", "is not asked without TLS", LATER),
                Fault.of("far token server without TLS", RESOLVE, refusing(challenge("Bearer realm=\"http://a.b/\"")))
                        .tells("RegistryError", "", "is not asked without TLS", LATER),
                Fault.of(
                                "foreign token server",
                                RESOLVE,
                                refusing(challenge("Bearer realm=\"https://evil.example/t\"")))
                        .showing(ALICE)
                        .tells(
                                "AccessDenied",
                                "token_server",
                                "its token server evil.example is not known to be the registry's own",
                                "token_servers"),
                Fault.of(
                                "token server at another port",
                                RESOLVE,
                                refusing(challenge("Bearer realm=\"http://127.0.0.1:9/t\"")))
                        .showing(ALICE)
                        .tells("AccessDenied", "token_server", "127.0.0.1:9", "token_servers"));
    }

    private static Stream<Fault> tokens() {
        return Stream.of(
                bearer("token, none shown", Login.tokensFor(ALICE))
                        .tells("AuthenticationFailed", "none_shown", "incorrect username or password", GIVE),
                bearer("token, wrong", Login.tokensFor(ALICE))
                        .showing(MALLORY)
                        .tells("AuthenticationFailed", "wrong", "incorrect username or password", CORRECT),
                bearer("token for nobody that opens nothing", Login.uselessTokens())
                        .tells("ImageNotFound", "or_hidden", "or is hidden from this caller", "if it is private"),
                bearer("token for alice that opens nothing", Login.uselessTokens())
                        .showing(ALICE)
                        .tells("AuthenticationFailed", "lacks_scope", "authentication required", LET),
                Fault.staged("hidden repository, nobody", RESOLVE, Login::hidden)
                        .tells("ImageNotFound", "or_hidden", "or is hidden from this caller", "if it is private"),
                Fault.staged("hidden repository, somebody else", RESOLVE, Login::hidden)
                        .showing(ALICE)
                        .tells("AuthenticationFailed", "lacks_scope", "does not let it pull", LET),
                Fault.staged(
                                "token that is not accepted",
                                RESOLVE,
                                registry ->
                                        afterToken(registry, challenge(realm(registry) + ",error=\"invalid_token\"")))
                        .showing(ALICE)
                        .tells("AuthenticationFailed", "wrong", "invalid_token", CORRECT),
                Fault.staged(
                                "token that has expired at once",
                                RESOLVE,
                                registry -> afterToken(
                                        registry,
                                        challenge(
                                                realm(registry)
                                                        + ",error=\"invalid_token\",error_description=\"The access token expired\"")))
                        .showing(ALICE)
                        .tells("AuthenticationFailed", "expired", "The access token expired", ANEW),
                Fault.staged("token, repository denied", RESOLVE, registry -> afterToken(registry, denied()))
                        .showing(ALICE)
                        .tells("AuthenticationFailed", "lacks_scope", "DENIED: not yours", LET),
                Fault.staged("anonymous token at login", LOGIN, registry -> afterToken(registry, denied()))
                        .tells("AuthenticationFailed", "none_shown", "DENIED: not yours", GIVE));
    }

    private static Stream<Fault> tokenServers() {
        return Stream.of(
                bearer("token server 500", answering(Reply.status(500)))
                        .tells("RegistryError", "", "its token server 127.0.0.1:", LATER),
                bearer("token server 429", answering(Reply.status(429).with("Retry-After: 5")))
                        .tells("RateLimited", "PT5S", "limits the rate", "wait 5 s"),
                bearer("token server with a page", answering(json("<html>")))
                        .tells("RegistryError", "", "its token server's answer is not JSON", LATER),
                bearer("token server without a token", answering(json("{}")))
                        .tells("RegistryError", "", "its token server's answer holds no token", LATER),
                bearer("token of two lines", answering(json("{\"token\":\"a\\nb\"}")))
                        .tells("RegistryError", "", "its token server's answer holds no token", LATER),
                bearer("token without end", answering(json("{\"token\":\"" + "t".repeat(1_100_000) + "\"}")))
                        .tells("RegistryError", "", "its answer is larger than", LATER),
                bearer(
                                "token server that redirects",
                                answering(Reply.status(302).with("Location: http://127.0.0.2/")))
                        .tells("RegistryError", "", "says HTTP 302", LATER),
                bearer("token server without an answer", answering(Reply.nothing(Delivery.NEVER)))
                        .inShort()
                        .tells("NetworkTimeout", "resolve 700", "did not say within 700 ms", "check the network"),
                bearer("token server that hangs up", answering(Reply.nothing(Delivery.RESET)))
                        .tells("RegistryUnreachable", "", "token server 127.0.0.1:", "check the host name"),
                bearer("identity token, wrong", answering(Reply.error(400, "X", "invalid_grant")))
                        .showing(IDENTITY)
                        .tells("AuthenticationFailed", "wrong", "invalid_grant", CORRECT),
                bearer("identity token that has expired", answering(oauth("refresh token has expired")))
                        .showing(IDENTITY)
                        .tells("AuthenticationFailed", "expired", "refresh token has expired", ANEW));
    }

    private static Stream<Fault> refusals() {
        return Stream.of(
                Fault.of("403, none shown", RESOLVE, refusing(denied()))
                        .tells("AuthenticationFailed", "none_shown", "DENIED: not yours", GIVE),
                Fault.of("403 before anybody asked for a credential", RESOLVE, refusing(denied()))
                        .showing(ALICE)
                        .tells("AuthenticationFailed", "unsaid", "DENIED: not yours", "a valid credential"));
    }

    private static Fault bearer(String name, Script tokens) {
        return Fault.staged(name, RESOLVE, registry -> Login.bearer(registry, tokens));
    }

    private static Script answering(Reply reply) {
        return _ -> Option.some(reply);
    }

    /** Everything is refused so. */
    private static Script refusing(Reply reply) {
        return _ -> Option.some(reply);
    }

    private static Script afterBasic(Reply reply) {
        return when("Basic ", reply, challenge("Basic realm=\"lab\""));
    }

    private static Script afterToken(FaultRegistry registry, Reply reply) {
        return Script.on(Part.TOKEN, Login.uselessTokens()).orElse(when("Bearer ", reply, challenge(realm(registry))));
    }

    private static Script when(String shown, Reply then, Reply otherwise) {
        return request -> Option.some(request.header("authorization").startsWith(shown) ? then : otherwise);
    }

    private static String realm(FaultRegistry registry) {
        return "Bearer realm=\"http://" + registry.host() + "/token\",service=\"lab\"";
    }

    private static Reply challenge(String text) {
        return Reply.status(401).with("WWW-Authenticate: " + text);
    }

    private static Reply denied() {
        return denied("not yours");
    }

    private static Reply denied(String words) {
        return Reply.error(403, "DENIED", words);
    }

    private static Reply expired() {
        return Reply.error(403, "DENIED", "Your authorization token has expired. Reauthenticate and try again.");
    }

    private static Reply oauth(String description) {
        var json = "{\"error\":\"invalid_grant\",\"error_description\":\"" + description + "\"}";
        return Reply.of(400, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply json(String text) {
        return Reply.of(200, "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    private LoginFaults() {}
}
