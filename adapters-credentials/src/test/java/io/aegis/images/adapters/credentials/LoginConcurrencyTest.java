package io.aegis.images.adapters.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aegis.images.application.port.CredentialFile.Problem;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginConcurrencyTest {

    private static final UsernamePassword ALICE = new UsernamePassword("alice", "s3cret");
    private static final int EACH = 20;

    @TempDir
    private Path home;

    private static List<String> registries(String name) {
        return IntStream.range(0, EACH)
                .mapToObj(number -> name + number + ".example")
                .toList();
    }

    @Test
    void losesNoLoginOfAnotherProcessOrThread() throws Exception {
        var one = LoginProcess.loggingInTo(home, registries("one"));
        var two = LoginProcess.loggingInTo(home, registries("two"));
        var node = new Node(home).patientFor(Duration.ofSeconds(60));
        var three = logins(node, "three");
        var four = logins(node, "four");

        CompletableFuture.allOf(three, four).join();
        assertThat(one.waitFor()).isZero();
        assertThat(two.waitFor()).isZero();
        var file = home.resolve(".docker/config.json");
        assertThat(new JsonMapper()
                        .readTree(Files.readString(file))
                        .get("auths")
                        .size())
                .isEqualTo(4 * EACH);
    }

    private static CompletableFuture<Void> logins(Node node, String name) {
        return CompletableFuture.runAsync(
                () -> registries(name)
                        .forEach(registry -> assertThat(
                                        node.login().put(registry, ALICE).isRight())
                                .isTrue()),
                Thread::startVirtualThread);
    }

    @Test
    void neverShowsHalfAFile() {
        var node = new Node(home);
        node.login().put("ghcr.io", ALICE);
        var writing = logins(node, "one");

        await().until(() -> {
            assertThat(node.ask("ghcr.io/a").get().credential()).contains(ALICE);
            return writing.isDone();
        });
        writing.join();
    }

    @Test
    void isToldToWaitWhileAnotherProcessChangesTheFile() throws IOException {
        var node = new Node(home).patientFor(Duration.ofMillis(300)).dockerConfig("{}");
        var other = LoginProcess.keepingLocked(home.resolve(".docker/config.json"));
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("locked");
            assertThat(node.login().put("ghcr.io", ALICE))
                    .isEqualTo(Either.left(new Problem(
                            "~/.docker/config.json is being changed by somebody else",
                            "try again when that is done; it was left as it is")));
        } finally {
            other.destroyForcibly();
        }
        await().until(() -> node.login().put("ghcr.io", ALICE).isRight());
    }

    @Test
    void isToldToWaitWhileAnotherThreadChangesTheFile() throws IOException {
        var file = home.resolve("auth.json");

        var inside = SideLock.holding(
                file,
                Duration.ofSeconds(10),
                () -> CompletableFuture.supplyAsync(() -> held(file), Thread::startVirtualThread)
                        .join());

        assertThat(inside).isEqualTo(Either.right(Either.left("is being changed by somebody else")));
        assertThat(held(file)).isEqualTo(Either.right("held"));
    }

    private static Either<String, String> held(Path file) {
        try {
            return SideLock.holding(file, Duration.ofMillis(50), () -> "held");
        } catch (IOException failed) {
            return Either.left("failed");
        }
    }
}
