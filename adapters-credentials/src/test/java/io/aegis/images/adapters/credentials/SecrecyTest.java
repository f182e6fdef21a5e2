package io.aegis.images.adapters.credentials;

import static io.aegis.images.adapters.credentials.Node.auths;
import static io.aegis.images.adapters.credentials.Node.base64;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.settings.ConfiguredCredential;
import io.aegis.images.application.settings.ConfiguredSecret;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.pull.PullFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plants a secret wherever one can be, and looks for it wherever none may be. */
class SecrecyTest {

    private static final String SECRET = "hunter2";
    private static final String REFERENCE = "ghcr.io/acme/agent:1";
    private static final Logger ROOT = Logger.getLogger("");

    @TempDir
    private Path home;

    private final Recorder recorder = new Recorder();
    private Level level = Level.INFO;

    /** Everything that is logged, as a log file would show it. */
    private static final class Recorder extends Handler {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void record() {
        level = ROOT.getLevel();
        ROOT.setLevel(Level.ALL);
        recorder.setLevel(Level.ALL);
        ROOT.addHandler(recorder);
    }

    @AfterEach
    void stop() {
        ROOT.removeHandler(recorder);
        ROOT.setLevel(level);
    }

    private static void assertSecret(String text) {
        assertThat(text).doesNotContain(SECRET).doesNotContain(base64(SECRET).substring(0, 8));
    }

    private void assertNothingShown(Node node) {
        var answer = node.answer(REFERENCE);
        node.known().forEach(known -> assertSecret(known.toString()));

        assertSecret(answer.toString());
        answer.forEach(found -> assertSecret(found.source() + found.told() + found.fingerprint()));
        answer.swap().forEach(SecrecyTest::assertSecret);
        recorder.lines.forEach(SecrecyTest::assertSecret);
    }

    private static void assertSecret(PullFailure failure) {
        assertSecret(failure + failure.message() + failure.remedy() + failure.detail());
    }

    @Test
    void recordsWhatIsLogged() {
        new Node(home)
                .dockerConfig("{\"credsStore\":\"x\"}")
                .helper("x")
                .file("bin/docker-credential-x", "#!/does/not/exist")
                .ask(REFERENCE);

        assertThat(recorder.lines).anyMatch(line -> line.contains("credential helper cannot be started"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "{hunter2",
                "{\"auths\":hunter2",
                "{\"auths\":\"hunter2\"}",
                "{\"auths\":{\"hunter2",
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"hunter2\"}}}",
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"hunter2!\"}}}",
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"aHVudGVyMg==\"}}}",
                "{\"auths\":{\"ghcr.io\":{\"identitytoken\":\"hunter2\"}}}",
                "{\"auths\":{\"ghcr.io\":{\"username\":\"me\",\"password\":\"hunter2\"}}}",
                "{\"auths\":{\"ghcr.io\":{\"password\":\"hunter2\"}}}",
                "{} hunter2",
                "{\"auths\":{\"me:hunter2@ghcr.io\":{\"auth\":\"YTpi\"}}}",
                "{\"credsStore\":\"hunter2;\"}",
                "{\"auths\":{\"https://me:hunter2@ghcr.io/v1/\":{\"auth\":\"YTpi\"}}}"
            })
    void holdsInADocument(String document) {
        assertNothingShown(new Node(home).dockerConfig(document));
        assertNothingShown(new Node(home.resolve("2")).secret("a", document));
        assertNothingShown(new Node(home.resolve("3")).secret("a", "env:X").with("X", document));
        assertNothingShown(new Node(home.resolve("4")).secret("a", base64(document)));
        assertNothingShown(new Node(home.resolve("5")).with("DOCKER_AUTH_CONFIG", document));
        assertNothingShown(new Node(home.resolve("6")).running("podman").file("run/auth.json", document));
        assertNothingKeptIsShown(new Node(home.resolve("7")).dockerConfig(document));
        assertNothingKeptIsShown(new Node(home.resolve("8")).running("podman").file("run/auth.json", document));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 {\"data\":{\"data\":{\"username\":\"me\",\"password\":\"hunter2\"}}}",
                "200 {\"data\":{\"data\":{\"username\":\"me\",\"password\":\"hunter2\",\"serveraddress\":\"hunter2\"}}}",
                "200 {\"data\":{\"data\":{\"password\":\"hunter2\"}}}",
                "200 {\"data\":{\"data\":\"hunter2\"}}",
                "200 hunter2",
                "200 {hunter2",
                "400 {\"errors\":[\"hunter2\"]}",
                "403 {\"errors\":[\"hunter2\"]}",
                "404 hunter2",
                "500 hunter2",
                "503 hunter2"
            })
    void holdsWhateverASecretStoreSays(String said) {
        try (var bao = new BaoStub()) {
            bao.says("cicd/data/team", Integer.parseInt(said.substring(0, 3)), said.substring(4));
            var node = new Node(home)
                    .withOpenBao(bao.settings())
                    .with("OPENBAO_SECRET_ID", BaoStub.SECRET_ID)
                    .letsRequestsUse("secret:*", "ghcr.io")
                    .configured("ghcr.io", "me", "secret:cicd/team");

            assertNothingShown(node);
            assertSecret(node.askWith(REFERENCE, "secret:cicd/team").toString());
            recorder.lines.forEach(line -> assertThat(line).doesNotContain(SECRET, BaoStub.SECRET_ID, "token-1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "me:hunter2", "me:hunter2@hunter2", "me:x@hunter2", ":hunter2"})
    void holdsInARequestsVariable(String value) {
        var node = new Node(home).letsRequestsUse("env:TEAM_*", "ghcr.io").with("TEAM_A", value);
        var answer = node.askWith(REFERENCE, "env:TEAM_A");

        assertSecret(answer.toString());
        answer.swap().forEach(SecrecyTest::assertSecret);
        recorder.lines.forEach(SecrecyTest::assertSecret);
    }

    @Test
    void holdsInTheConfiguration() {
        assertNothingShown(new Node(home).configured("ghcr.io", "me", SECRET));
        assertNothingShown(new Node(home).configured("ghcr.io", "me", "env:P").with("P", SECRET));
        assertNothingShown(new Node(home).configured("ghcr.io", "env:NOT_SET", SECRET));
        assertNothingShown(new Node(home).configured("https://me:" + SECRET + "@ghcr.io", "me", "p"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo hunter2",
                "echo hunter2; exit 1",
                "echo hunter2 >&2; exit 1",
                "echo '{\"Secret\":\"hunter2\"}'",
                "echo '{\"Username\":\"me\",\"Secret\":\"hunter2\"}'",
                "echo '{\"Username\":hunter2}'",
                "echo '{\"Username\":\"<token>\",\"Secret\":\"hunter2\"}'",
                "yes hunter2",
                "echo hunter2; sleep 1000"
            })
    void holdsInWhatAHelperSays(String script) {
        assertNothingShown(new Node(home)
                .patientFor(Duration.ofSeconds(2))
                .dockerConfig("{\"credsStore\":\"x\"}")
                .helper("x", script));
    }

    /** A login and a logout, with the secret as password, as user name and as registry. */
    private void assertNothingKeptIsShown(Node node) {
        var login = node.login();
        Stream.of(
                        login.put("ghcr.io", new UsernamePassword("me", SECRET)),
                        login.put("ghcr.io", new UsernamePassword("me:" + SECRET, SECRET)),
                        login.put("me:" + SECRET + "@ghcr.io", new UsernamePassword("me", SECRET)),
                        login.remove("me:" + SECRET + "@ghcr.io"),
                        login.remove("ghcr.io"))
                .forEach(answer -> assertSecret(answer.toString()));
        assertSecret(login.place() + login);
        recorder.lines.forEach(SecrecyTest::assertSecret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exit 0",
                "cat",
                "cat; exit 1",
                "cat >&2; exit 1",
                "exec 0<&-",
                "kill -9 $$",
                "yes hunter2",
                "cat; sleep 1000"
            })
    void holdsInALoginThatAHelperKeeps(String script) {
        assertNothingKeptIsShown(new Node(home)
                .patientFor(Duration.ofSeconds(1))
                .dockerConfig("{\"credsStore\":\"x\"}")
                .helper("x", script));
    }

    @Test
    void holdsInALoginThatCannotBeWritten() {
        assertNothingKeptIsShown(new Node(home).file(".docker", ""));
        assertNothingKeptIsShown(new Node(home).with("DOCKER_CONFIG", "/proc/self/docker"));
        assertNothingKeptIsShown(new Node(home.resolve("2"))
                .dockerConfig("{\"credsStore\":\"x\"}")
                .helper("x")
                .file("bin/docker-credential-x", "#!/does/not/exist"));
    }

    /** What any user of the machine can see of a helper while it runs. */
    @ParameterizedTest
    @ValueSource(strings = {"get", "store", "erase"})
    void holdsInTheArgumentsOfAHelper(String action) throws IOException {
        var node = new Node(home)
                .with("SEEN", home.resolve("seen").toString())
                .dockerConfig(
                        "{\"credsStore\":\"x\",\"auths\":{\"quay.io\":{\"auth\":\"" + base64("me:" + SECRET) + "\"}}}")
                .helper(
                        "x",
                        "tr '\\0' ' ' < /proc/$$/cmdline >> \"$SEEN\"",
                        "[ $1 != get ] || echo '{\"Username\":\"me\",\"Secret\":\"hunter2\"}'");

        node.ask(REFERENCE);
        node.login().put("ghcr.io", new UsernamePassword("me", SECRET));
        node.login().remove("ghcr.io");

        assertThat(Files.readString(home.resolve("seen")))
                .contains("docker-credential-x " + action)
                .satisfies(SecrecyTest::assertSecret);
    }

    @Test
    void holdsInTheTextOfEveryType() {
        var surroundings = new Surroundings(Map.of("P", SECRET), home, home);
        var scope = Scope.parse("ghcr.io").get();
        var login = new UsernamePassword("me", SECRET);
        var credential = new ConfiguredCredential("ghcr.io", "me", SECRET);
        var secret = new ConfiguredSecret("a", auths("ghcr.io", "me", SECRET));
        var document = AuthDocument.parse(secret.document());

        assertThat(List.of(
                        surroundings,
                        credential,
                        secret,
                        document,
                        new NodeCredentials(List.of(credential), new WrittenValues(surroundings, SecretStore.NONE)),
                        new SecretDocument(secret, surroundings),
                        new AuthEntry(SECRET, SECRET, SECRET, SECRET),
                        new HelperAnswer(0, SECRET),
                        new AuthEntries(document.get()).put(scope, "ghcr.io", login),
                        AuthVariable.of(new Surroundings(Map.of("DOCKER_AUTH_CONFIG", secret.document()), home, home))
                                .get(),
                        new KnownCredentials(
                                List.of(), List.of(new SecretDocument(secret, surroundings)), surroundings),
                        new EngineLogin(Engine.DOCKER, new CredentialHelper(surroundings, Duration.ofSeconds(1))),
                        new Bound<>(scope, SECRET),
                        new BoundedProcess(Map.of("P", SECRET), Duration.ofSeconds(1)),
                        new CredentialHelper(surroundings, Duration.ofSeconds(1))))
                .allSatisfy(value -> assertSecret(value.toString()));
    }
}
