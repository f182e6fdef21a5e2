package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.fit.StartConfiguration;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.aegis.images.domain.runtime.LockedImage;
import io.aegis.images.domain.runtime.LockedRuntime;
import io.aegis.images.domain.runtime.RuntimeLock;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuntimesCommandTest {
    private static final Platform AMD64 = Platform.parse("linux/amd64").get();
    private static final TestImage IMAGE = TestImage.of(1, "amd64", 10);
    private static final StandardRuntime PYTHON = new StandardRuntime("python", "3.11");
    private static final ImageReference SLIM =
            ImageReference.parse("python:3.11-slim").get();

    private final FakeNode node = new FakeNode();
    private final Recorder cli = new Recorder(node);

    private void serve() {
        node.content.shelf(new RegistryHost("docker.io")).push("library/python", "3.11-slim", IMAGE);
        node.contents.put(IMAGE, new StartConfiguration(AMD64, List.of(), List.of(), List.of(), "/"));
    }

    private static RuntimeLock locked(ImageReference image, Digest digest) {
        var held = new LockedImage(digest, digest);
        return new RuntimeLock(Map.of(PYTHON, new LockedRuntime(image, digest, Map.of(AMD64, held), Recorder.NOON)));
    }

    @Test
    void listsRuntimesAndWhatTheyAreLockedTo() {
        cli.lock = Option.some(locked(SLIM, FakeRegistry.DIGEST));

        assertThat(cli.run("runtimes", "list", "-o", "json")).isZero();
        assertThat(cli.out())
                .isEqualTo(
                        "{\"language\":\"python\",\"version\":\"3.11\",\"image\":\"docker.io/library/python:3.11-slim\","
                                + "\"description\":\"Python\",\"deprecated\":true,\"bootstrap_env\":{},"
                                + "\"reference\":\"docker.io/library/python:3.11-slim@DDD\",\"locked_digest\":\"DDD\","
                                        .replace("DDD", FakeRegistry.DIGEST.value())
                                + "\"resolved_at\":\"2026-03-01T12:00:00Z\",\"platforms\":[{\"platform\":\"linux/amd64\","
                                + "\"manifest\":\"DDD\",\"image_id\":\"DDD\"}],\"problem\":null}\n"
                                        .replace("DDD", FakeRegistry.DIGEST.value()));
    }

    @Test
    void listsNothingOfALanguageThatIsNotThere() {
        assertThat(cli.run("runtimes", "list", "--language", "perl", "-o", "json"))
                .isZero();
        assertThat(cli.out()).isEmpty();
    }

    @Test
    void tellsInAListWhichRuntimesResolveToNothing() {
        cli.lock = Option.some(RuntimeLock.EMPTY);

        assertThat(cli.run("runtimes", "list")).isZero();
        assertThat(cli.out()).contains("python 3.11  python:3.11-slim  -       deprecated  Python");
        assertThat(cli.err())
                .contains("warning: python 3.11 (docker.io/library/python:3.11-slim) is in the runtime"
                        + " registry, but not in its lock: run `runtimes lock`");
    }

    @Test
    void locksAndTellsWhatChanged() {
        serve();

        assertThat(cli.run("runtimes", "lock")).isZero();
        assertThat(cli.out()).contains("python 3.11  python:3.11-slim", "linux/amd64", "added");
        assertThat(cli.err()).contains("the lock is /etc/aegis/runtime-registry.lock.yaml");
        assertThat(cli.lock.get().find(PYTHON).map(LockedRuntime::pinned))
                .contains(SLIM.withDigest(IMAGE.manifest().digest()));
    }

    @Test
    void writesNothingWhereNothingChanged() {
        serve();
        cli.runUnheard("runtimes", "lock");
        cli.written.clear();

        assertThat(cli.run("runtimes", "lock", "-o", "json")).isZero();
        assertThat(cli.out()).contains("\"change\":\"unchanged\"");
        assertThat(cli.written).isEmpty();
    }

    @Test
    void writesNothingWhereARuntimeCannotBeResolved() {
        assertThat(cli.run("runtimes", "lock", "-o", "json")).isEqualTo(15);
        assertThat(cli.out()).contains("\"digest\":null", "\"failure\":{\"class\":\"RegistryUnreachable\"");
        assertThat(cli.err()).contains("error: RegistryUnreachable", "\n  -> ", "nothing was written");
        assertThat(cli.written).isEmpty();
    }

    @Test
    void wantsEachPlatformThatIsNamed() {
        serve();

        assertThat(cli.run("runtimes", "lock", "--platform", "linux/amd64", "--platform", "linux/s390x"))
                .isEqualTo(18);
        assertThat(cli.run("runtimes", "lock", "--platform", "linux")).isEqualTo(2);
    }

    @Test
    void writesWhereItIsTold() {
        serve();

        assertThat(cli.run("runtimes", "lock", "--lock", "other.yaml", "python"))
                .isZero();
        assertThat(cli.written).containsExactly(Path.of("other.yaml"));
        assertThat(cli.run("runtimes", "lock", "perl")).isEqualTo(2);
        assertThat(cli.err()).contains("the runtime registry has no language 'perl'");
    }

    @Test
    void tellsWhichTagsHaveMoved() {
        cli.lock = Option.some(locked(SLIM, new Digest("sha256:" + "b".repeat(64))));

        assertThat(cli.run("runtimes", "outdated", "-o", "json")).isZero();
        assertThat(cli.out())
                .contains("\"state\":\"moved\"", "\"current_digest\":\"" + FakeRegistry.DIGEST, "\"failure\":null");
        assertThat(cli.run("runtimes", "outdated", "--exit-code")).isEqualTo(32);
    }

    @Test
    void saysSoWhereNothingHasMoved() {
        cli.lock = Option.some(locked(SLIM, FakeRegistry.DIGEST));

        assertThat(cli.run("runtimes", "outdated", "--exit-code")).isZero();
        assertThat(cli.out()).contains("unmoved");
    }

    @Test
    void failsForARegistryThatCannotBeAskedOnlyWhenTold() {
        cli.lock = Option.some(locked(SLIM, FakeRegistry.DIGEST));
        node.registry.refusal = Option.some(new RegistryUnreachable(SLIM.host(), Detail.NONE));

        assertThat(cli.run("runtimes", "outdated")).isZero();
        assertThat(cli.err()).contains("error: RegistryUnreachable: python 3.11: docker.io cannot be reached");
        assertThat(cli.run("runtimes", "outdated", "--exit-code")).isEqualTo(15);
    }

    @Test
    void needsALockToCompareWith() {
        assertThat(cli.run("runtimes", "outdated")).isEqualTo(2);
        assertThat(cli.err())
                .isEqualTo("error: there is no lock at /etc/aegis/runtime-registry.lock.yaml\n  -> `runtimes lock`"
                        + " writes one; --lock FILE names another\n");
    }

    @Test
    void resolvesToWhatIsLocked() {
        cli.lock = Option.some(locked(SLIM, FakeRegistry.DIGEST));

        assertThat(cli.run("resolve", "--language", "python", "--version", "3.11"))
                .isZero();
        assertThat(cli.out()).isEqualTo("docker.io/library/python:3.11-slim@" + FakeRegistry.DIGEST + "\n");
        cli.lock = Option.some(RuntimeLock.EMPTY);
        assertThat(cli.run("resolve", "--language", "python", "--version", "3.11"))
                .isEqualTo(2);
        assertThat(cli.err()).contains("but not in its lock: run `runtimes lock`");
    }
}
