package io.aegis.images.adapters.credentials;

import static io.aegis.images.adapters.credentials.Node.requesting;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.credential.RequestCredential.Secret;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenBaoTest {

    private static final String AGENT = "ghcr.io/acme/agent:1";
    private static final String PASSWORD = "hunter2";
    private static final Map<String, String> LOGIN = Map.of("username", "robot", "password", PASSWORD);

    @TempDir
    private Path home;

    private final BaoStub bao = new BaoStub();
    private Node node;

    @BeforeEach
    void node() {
        node = new Node(home)
                .withOpenBao(bao.settings())
                .with("OPENBAO_SECRET_ID", BaoStub.SECRET_ID)
                .letsRequestsUse("secret:*", "ghcr.io");
        bao.keeps("cicd/data/team", LOGIN);
    }

    @AfterEach
    void stop() {
        bao.close();
    }

    @Test
    void isReadForARequest() {
        assertThat(node.askWith(AGENT, "secret:cicd/team").map(FoundCredential::credential))
                .isEqualTo(robot());
        assertThat(node.askWith(AGENT, "secret:cicd/team").map(FoundCredential::source))
                .isEqualTo(Either.right(new CredentialSource("secret:cicd/team")));
    }

    @Test
    void isReadInTheConfiguredNamespaceWithTheTokenOfTheLogin() {
        node.askWith(AGENT, "secret:cicd/team");

        assertThat(bao.heard())
                .extracting(BaoStub.Heard::request)
                .containsExactly("PUT auth/approle/login", "GET cicd/data/team", "PUT auth/token/revoke-self");
        assertThat(bao.heard()).extracting(BaoStub.Heard::namespace).containsOnly("aegis-system");
        assertThat(bao.heard()).extracting(BaoStub.Heard::token).containsExactly("", "token-1", "token-1");
    }

    @Test
    void isReadForTheNodesOwnConfiguration() {
        bao.keeps("cicd/data/named", Map.of("who", "robot", "what", PASSWORD));
        node.configured("ghcr.io", "secret:cicd/team", "secret:cicd/team")
                .configured("quay.io", "secret:cicd/named#who", "secret:cicd/named#what");

        assertThat(node.ask(AGENT).map(FoundCredential::credential)).isEqualTo(robot());
        assertThat(node.ask("quay.io/a").map(FoundCredential::credential)).isEqualTo(robot());
    }

    @Test
    void keepsEachTenantsSecretsApart() {
        bao.keeps("tenant-a/cicd/data/team", Map.of("username", "a", "password", "of-a"))
                .keeps("tenant-b/cicd/data/team", Map.of("username", "b", "password", "of-b"));
        try (var beside = node.beside()) {
            assertThat(of(beside.store(), "a")).isEqualTo(Either.right(Option.some(new UsernamePassword("a", "of-a"))));
            assertThat(of(beside.store(), "b")).isEqualTo(Either.right(Option.some(new UsernamePassword("b", "of-b"))));
            assertThat(of(beside.store(), "../b").getLeft().detail().text()).contains("cannot name its secrets");
        }
    }

    @Test
    void bindsASecretToTheServerThatItNames() {
        bao.keeps("cicd/data/elsewhere", Map.of("username", "robot", "password", PASSWORD, "serveraddress", "quay.io"));

        assertThat(node.askWith(AGENT, "secret:cicd/elsewhere").getLeft()).isInstanceOf(PullFailure.AccessDenied.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cicd/data/team|404||holds no such secret",
                "cicd/data/team|403||does not let this node read it",
                "cicd/data/team|503|{}|is sealed, in standby, or not initialised",
                "cicd/data/team|500|{}|answers with HTTP 500",
                "cicd/data/team|200|<html>|answers with something else than a secret store does",
                "cicd/data/team|200|{\"data\":[]}|answers with something else than a secret",
                "auth/approle/login|400|{\"errors\":[\"hunter2\"]}|the role id or the secret id is wrong",
                "auth/approle/login|404|{}|has no auth method at approle/",
                "auth/approle/login|403|{}|does not accept the AppRole login: HTTP 403",
                "auth/approle/login|200|{\"auth\":{\"client_token\":\"to\\nken\"}}|answers a login with something else",
                "cicd/data/team|200|{\"data\":{\"data\":{}}} more|answers with something else than a secret store does",
                "auth/approle/login|200|{}|answers a login with something else",
                "auth/approle/login|503|{}|is sealed, in standby, or not initialised",
            })
    void tellsWhyItHasNone(String path, int status, String body, String reason) {
        bao.says(path, status, body == null ? "" : body);
        var failure = node.askWith(AGENT, "secret:cicd/team").getLeft();

        assertThat(failure).isInstanceOf(AuthenticationFailed.class);
        assertThat(failure.detail().text())
                .startsWith("secret:cicd/team: OpenBao at 127.0.0.1:")
                .endsWith(reason);
    }

    @Test
    void takesNoAnswerThatIsTooLarge() {
        bao.says("cicd/data/team", 200, "x".repeat(2_000_000));

        assertThat(problem()).endsWith("answers with more than a megabyte");
    }

    @Test
    void followsNoRedirectWithItsToken() {
        try (var other = new BaoStub()) {
            bao.redirects("cicd/data/team", other.settings().address() + "/v1/cicd/data/team");

            assertThat(problem()).contains("redirects elsewhere, which is not followed");
            assertThat(other.heard()).isEmpty();
        }
    }

    @Test
    void tellsThatNobodyIsThere() {
        bao.close();

        assertThat(problem()).endsWith("cannot be reached");
    }

    @Test
    void tellsThatItsSecretIdIsNotSet() {
        node.with("OPENBAO_SECRET_ID", "");

        assertThat(problem()).isEqualTo("secret:cicd/team: the variable OPENBAO_SECRET_ID is not set");
    }

    @Test
    void tellsThatItsSecretIdIsWrongAndDoesNotQuoteIt() {
        node.with("OPENBAO_SECRET_ID", "wr0ng");

        assertThat(problem()).endsWith("the role id or the secret id is wrong").doesNotContain("wr0ng");
    }

    @Test
    void tellsThatASecretIsNoLogin() {
        bao.keeps("cicd/data/team", Map.of("username", "robot"));

        assertThat(problem()).isEqualTo("secret:cicd/team: has no username and password");
    }

    private String problem() {
        return node.askWith(AGENT, "secret:cicd/team").getLeft().detail().text();
    }

    private static Either<PullFailure, Option<Credential>> of(CredentialStore store, String tenant) {
        return store.credentialFor(requesting(AGENT, "secret:cicd/team", Option.some(tenant)))
                .map(FoundCredential::credential);
    }

    private static Either<PullFailure, Option<Credential>> robot() {
        return Either.right(Option.some(new UsernamePassword("robot", PASSWORD)));
    }

    /** With a clock of the test's own. */
    @Nested
    class OverTime {

        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T12:00:00Z"));
        private final InstantSource clock = now::get;
        private final Surroundings surroundings =
                new Surroundings(Map.of("OPENBAO_SECRET_ID", BaoStub.SECRET_ID), Path.of("/"), Path.of("/"));
        private final OpenBao store =
                new OpenBao(bao.settings(), surroundings, new BaoClient(bao.settings(), Duration.ofSeconds(10)), clock);

        @AfterEach
        void close() {
            store.close();
        }

        @Test
        void keepsAStoredSecretForHalfAMinute() {
            read("cicd", "team");
            pass(29);
            read("cicd", "team");
            assertThat(bao.asked("GET cicd/data/team")).isEqualTo(1);
            pass(1);
            read("cicd", "team");

            assertThat(bao.asked("GET cicd/data/team")).isEqualTo(2);
        }

        @Test
        void renewsItsTokenInTheSecondHalfOfItsLife() {
            bao.givesTokensFor(600);
            read("cicd", "team");
            pass(300);
            read("cicd", "team");

            assertThat(bao.asked("PUT auth/token/renew-self")).isEqualTo(1);
            assertThat(bao.asked("PUT auth/approle/login")).isEqualTo(1);
        }

        @Test
        void logsInAnewWhereItsTokenIsNotRenewed() {
            bao.givesTokensFor(600).says("auth/token/renew-self", 403, "{}");
            read("cicd", "team");
            pass(300);

            assertThat(read("cicd", "team")).isEqualTo(Either.right(LOGIN));
            assertThat(bao.asked("PUT auth/approle/login")).isEqualTo(2);
        }

        @Test
        void logsInAnewWhereItsTokenWasRevoked() {
            read("cicd", "team");
            bao.forgetsTokens();
            pass(30);

            assertThat(read("cicd", "team")).isEqualTo(Either.right(LOGIN));
        }

        @Test
        void keepsWhatIsLentNoLongerThanItsLease() {
            bao.keeps("docker/creds/pull", LOGIN).lendsFor(100).says("sys/leases/renew", 400, "{}");
            read("docker", "creds/pull");
            pass(49);
            assertThat(read("docker", "creds/pull")).isEqualTo(Either.right(LOGIN));
            assertThat(bao.asked("GET docker/creds/pull")).isEqualTo(1);
            pass(41);
            read("docker", "creds/pull");

            assertThat(bao.asked("GET docker/creds/pull")).isEqualTo(2);
        }

        @Test
        void asksAnewForWhatIsNotRenewed() {
            bao.keeps("docker/creds/pull", LOGIN).lendsFor(100).says("sys/leases/renew", 400, "{}");
            read("docker", "creds/pull");
            pass(50);
            read("docker", "creds/pull");

            assertThat(bao.asked("GET docker/creds/pull")).isEqualTo(2);
        }

        @Test
        void keepsNothingLentBeyondTheTokenThatMadeIt() {
            bao.keeps("docker/creds/pull", LOGIN).givesTokensFor(600).lendsFor(3600);
            read("docker", "creds/pull");
            bao.forgetsTokens();
            bao.says("auth/token/renew-self", 403, "{}");
            pass(600);
            read("docker", "creds/pull");

            assertThat(bao.asked("GET docker/creds/pull")).isEqualTo(2);
        }

        @Test
        void asksForAsMuchTimeAsTheLeaseHad() {
            bao.keeps("docker/creds/pull", LOGIN).lendsFor(1800);
            read("docker", "creds/pull");
            pass(900);
            read("docker", "creds/pull");

            assertThat(bao.heard())
                    .filteredOn(asked -> asked.request().equals("PUT sys/leases/renew"))
                    .singleElement()
                    .satisfies(asked -> assertThat(asked.body()).contains("\"1800s\""));
        }

        @Test
        void spendsNoLoginOnWhatItMayNotRead() {
            bao.says("cicd/data/team", 403, "{}");
            for (int times = 0; times < 5; times++) {
                read("cicd", "team");
            }

            assertThat(bao.asked("PUT auth/approle/login")).isEqualTo(1);
        }

        @Test
        void readsOnceForAllWhoWantTheSameAtOneTime() {
            var answers = IntStream.range(0, 20)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(
                            () -> read("cicd", "team"),
                            task -> Thread.ofVirtual().start(task)))
                    .toList();

            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(Either.right(LOGIN)));
            assertThat(bao.asked("GET cicd/data/team")).isEqualTo(1);
            assertThat(bao.asked("PUT auth/approle/login")).isEqualTo(1);
        }

        @Test
        void renewsALeaseThatIsUsedInTheSecondHalfOfItsLife() {
            bao.keeps("docker/creds/pull", LOGIN).lendsFor(100);
            read("docker", "creds/pull");
            pass(60);
            read("docker", "creds/pull");
            pass(60);

            assertThat(read("docker", "creds/pull")).isEqualTo(Either.right(LOGIN));
            assertThat(bao.asked("GET docker/creds/pull")).isEqualTo(1);
        }

        @Test
        void givesLeasesAndItsTokenBack() {
            bao.keeps("docker/creds/pull", LOGIN);
            read("docker", "creds/pull");
            store.close();

            assertThat(bao.heard().getLast().request()).isEqualTo("PUT auth/token/revoke-self");
            assertThat(bao.heard()).anySatisfy(asked -> {
                assertThat(asked.request()).isEqualTo("PUT sys/leases/revoke");
                assertThat(asked.body()).contains("docker/creds/pull/1");
            });
        }

        private Either<String, Map<String, String>> read(String engine, String path) {
            var secret = (Secret)
                    RequestCredential.parse("secret:" + engine + "/" + path).get();
            return store.read(secret, Option.none());
        }

        private void pass(long seconds) {
            now.updateAndGet(before -> before.plusSeconds(seconds));
        }
    }
}
