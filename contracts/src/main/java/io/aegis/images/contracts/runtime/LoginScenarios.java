package io.aegis.images.contracts.runtime;

import static io.aegis.images.contracts.registry.Request.Part.TOKEN;
import static io.aegis.images.contracts.runtime.Expected.HIDDEN;
import static io.aegis.images.contracts.runtime.Expected.NONE_SHOWN;
import static io.aegis.images.contracts.runtime.Expected.NO_SCOPE;
import static io.aegis.images.contracts.runtime.Expected.PULLED;
import static io.aegis.images.contracts.runtime.Expected.REFUSED;
import static io.aegis.images.contracts.runtime.Expected.REGISTRY_ERROR;
import static io.aegis.images.contracts.runtime.Expected.WRONG_CREDENTIAL;
import static io.aegis.images.contracts.runtime.Scenario.REPOSITORY;
import static io.aegis.images.contracts.runtime.Scenario.TAG;

import io.aegis.images.application.port.PullRequest;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Login;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Reply.Delivery;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;

/** A registry that asks who is there. */
final class LoginScenarios {

    private static final UsernamePassword RIGHT = new UsernamePassword("alice", "right-Pa55/word+?");
    private static final UsernamePassword WRONG = new UsernamePassword("alice", "wrong-Pa55");

    static Stream<Scenario> all() {
        return Stream.concat(basic(), bearer());
    }

    private static Stream<Scenario> basic() {
        return Stream.of(
                Scenario.of("Basic, no credential", with(Option.none(), _ -> Login.basic(RIGHT)))
                        .tells(REFUSED)
                        .asked(NONE_SHOWN),
                Scenario.of("Basic, wrong credential", with(Option.some(WRONG), _ -> Login.basic(RIGHT)))
                        .tells(REFUSED)
                        .asked(WRONG_CREDENTIAL),
                Scenario.of("Basic, right credential", with(Option.some(RIGHT), _ -> Login.basic(RIGHT)))
                        .tells(PULLED));
    }

    private static Stream<Scenario> bearer() {
        return Stream.of(
                token("Bearer, right credential", Option.some(RIGHT), Login.tokensFor(RIGHT))
                        .tells(PULLED),
                token("Bearer, no credential", Option.none(), Login.tokensFor(RIGHT))
                        .tells(REFUSED)
                        .asked(NONE_SHOWN),
                token("Bearer, wrong credential", Option.some(WRONG), Login.tokensFor(RIGHT))
                        .tells(REFUSED)
                        .asked(WRONG_CREDENTIAL),
                token("Bearer, anonymous token that opens nothing", Option.none(), Login.uselessTokens())
                        .tells(REFUSED)
                        .asked(HIDDEN),
                token("Bearer, credential that opens nothing", Option.some(RIGHT), Login.uselessTokens())
                        .tells(REFUSED)
                        .asked(NO_SCOPE),
                hidden("hidden repository, no credential", Option.none()).tells(HIDDEN),
                hidden("hidden repository, credential of somebody else", Option.some(RIGHT))
                        .tells(HIDDEN)
                        .asked(NO_SCOPE),
                token("token server 500", Option.none(), _ -> Option.some(Reply.status(500)))
                        .tells(REGISTRY_ERROR),
                token("token server with a web page", Option.none(), _ -> Option.some(webPage()))
                        .tells(REGISTRY_ERROR),
                token("token server without an answer", Option.none(), _ -> Option.some(Reply.nothing(Delivery.NEVER)))
                        .hangsAt(TOKEN));
    }

    private static Scenario hidden(String name, Option<UsernamePassword> shown) {
        return Scenario.of(name, with(shown, Login::hidden));
    }

    private static Scenario token(String name, Option<UsernamePassword> shown, Script tokens) {
        return Scenario.of(name, with(shown, registry -> Login.bearer(registry, tokens)));
    }

    private static Function<FaultRegistry, PullRequest> with(
            Option<UsernamePassword> shown, Function<FaultRegistry, Script> login) {
        return registry -> {
            registry.behave(login.apply(registry));
            var reference = registry.serve(REPOSITORY, TAG, TestImage.fresh(1024));
            return shown.map(credential -> Scenario.as(credential, reference))
                    .getOrElse(() -> Scenario.anonymously(reference));
        };
    }

    private static Reply webPage() {
        return Reply.of(200, "text/html", "<html>Please log in</html>".getBytes(StandardCharsets.UTF_8));
    }

    private LoginScenarios() {}
}
