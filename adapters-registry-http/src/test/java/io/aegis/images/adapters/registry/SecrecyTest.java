package io.aegis.images.adapters.registry;

import static io.aegis.images.adapters.registry.Given.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.Registry;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Login;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Reply.Delivery;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.IdentityToken;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With every logger at its most talkative, ours and the JDK's. */
class SecrecyTest {

    private static final IdentityToken IDENTITY = new IdentityToken("identity-of-alice");
    private static final List<String> SECRETS =
            List.of(ALICE.password(), Secrets.basic(ALICE), "a-token-of-the-test", IDENTITY.token());

    private final Logger root = Logger.getLogger("");
    private final Logger httpClient = Logger.getLogger("jdk.httpclient.HttpClient");
    private final Level usual = root.getLevel();
    private final Heard heard = new Heard();

    @BeforeEach
    void listen() {
        root.setLevel(Level.ALL);
        httpClient.setLevel(Level.ALL);
        root.addHandler(heard);
    }

    @AfterEach
    void leave() {
        root.removeHandler(heard);
        root.setLevel(usual);
        httpClient.setLevel(null);
    }

    @Test
    void noLogAndNoTextFormHoldsWhatWasShown() {
        try (var registry = FaultRegistry.start();
                var asking = Given.registry()) {
            registry.serve("lab/x", "1", TestImage.of(7));
            for (var script : List.of(
                    Login.basic(ALICE),
                    Login.bearer(registry, Login.tokensFor(ALICE)),
                    Login.bearer(registry, Login.uselessTokens()),
                    Login.basic(ALICE).orElse(Script.onManifest(Reply.nothing(Delivery.RESET))),
                    Login.basic(ALICE).orElse(Script.onManifest(Reply.status(500))))) {
                registry.behave(script);
                ask(asking, registry, ALICE);
                ask(asking, registry, IDENTITY);
            }
        }
        assertThat(heard.texts).anyMatch(text -> text.contains("registry did not answer")); // else nobody listened
        SECRETS.forEach(secret -> assertThat(heard.texts).noneMatch(text -> text.contains(secret)));
    }

    @Test
    void noObjectOnTheWayPrintsIt() {
        var place = new Place(new Origin(new Authority("a.example", 443), false, true), "a/b", Place.Kind.REGISTRY);
        var caller = Caller.at(place, new RegistryHost("a.example"), Option.some(ALICE), Cancellation.none());

        SECRETS.forEach(secret -> assertThat(caller.toString()).doesNotContain(secret));
    }

    private void ask(Registry asking, FaultRegistry registry, Credential credential) {
        var reference = registry.reference("lab/x:1");
        var told = asking.resolve(reference, Option.some(credential), Cancellation.none());
        heard.texts.add(told.fold(failure -> failure + failure.message() + failure.remedy(), Object::toString));
        heard.texts.add(asking.login(registry.host(), Option.some(credential)).toString());
    }

    private static final class Heard extends Handler {

        private final Queue<String> texts = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord said) {
            var text = new StringWriter().append(said.getMessage());
            if (said.getParameters() != null) {
                text.append(Arrays.toString(said.getParameters()));
            }
            if (said.getThrown() != null) {
                said.getThrown().printStackTrace(new PrintWriter(text));
            }
            texts.add(text.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
