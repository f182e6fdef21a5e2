package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.settings.PlatformSettings;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.platformimage.PlatformImage;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformCommandsTest {
    private static final RegistryHost GHCR = new RegistryHost("ghcr.io");
    private static final String RUNTIME = "ghcr.io/acme/aegis-runtime";

    private final FakeNode node = new FakeNode();
    private final Recorder cli = new Recorder(node);

    PlatformCommandsTest() {
        runs("1.2.3");
    }

    private void runs(String tag) {
        node.platform = new PlatformSettings(
                List.of(
                        new PlatformImage(GHCR, "acme/aegis-runtime"),
                        new PlatformImage(GHCR, "acme/aegis-seal-gateway")),
                Option.some(tag));
    }

    /** {@code latest=a}: the tag, and a digit that tells its digest from others. */
    private void publishes(String... tags) {
        var published = new LinkedHashMap<String, Digest>();
        for (var tag : tags) {
            published.put(tag.substring(0, tag.length() - 2), digest(tag.charAt(tag.length() - 1)));
        }
        node.registry.tags = published;
    }

    private void holds(String tag, char digit) {
        node.runtime.hold(ImageReference.parse(RUNTIME + ":" + tag).get(), held(digit));
    }

    @Test
    void listsWhatIsPublishedAndWhatIsHere() {
        publishes("latest=d", "sha-0a1b2c3=d", "sha-1111111=e", "1.2.3=a", "1.2=a", "1=a", "1.2.4-rc.1=b");
        holds("1.2.3", 'a');
        holds("1.2.4-rc.1", 'c');
        holds("dev", 'f');

        assertThat(cli.run("platform", "list", "aegis-runtime")).isZero();
        assertThat(cli.out()).isEqualTo("""
                        IMAGE          TAG          AT THE REGISTRY      ON THIS NODE         STATE                   USED BY
                        aegis-runtime  1.2.3        sha256:aaaaaaaaaaaa  sha256:aaaaaaaaaaaa  configured, up to date
                        aegis-runtime  latest       sha256:dddddddddddd  -
                        aegis-runtime  sha-0a1b2c3  sha256:dddddddddddd  -
                        aegis-runtime  1.2          sha256:aaaaaaaaaaaa  sha256:aaaaaaaaaaaa
                        aegis-runtime  1            sha256:aaaaaaaaaaaa  sha256:aaaaaaaaaaaa
                        aegis-runtime  1.2.4-rc.1   sha256:bbbbbbbbbbbb  sha256:cccccccccccc  moved since
                        aegis-runtime  dev          -                    sha256:ffffffffffff  here alone
                        """);
        assertThat(cli.err()).isEqualTo("aegis-runtime: 1 more tags of commits; -o json tells them\n");
    }

    @Test
    void tellsWhichContainersRunWhat() {
        publishes("1.2.3=b");
        holds("1.2.3", 'a');
        node.runtime.hold(ImageReference.parse(RUNTIME + "@" + digest('b')).get(), held('b'));
        node.runtime.hold(ImageReference.parse(RUNTIME + "@" + digest('c')).get(), held('c'));
        node.engine.run("aegis", digest('0')).use("tried", digest('0')).use("kept", digest('2'));

        assertThat(cli.run("platform", "list", "aegis-runtime")).isZero();
        assertThat(cli.out()).isEqualTo("""
                        IMAGE          TAG    AT THE REGISTRY      ON THIS NODE         STATE                    USED BY
                        aegis-runtime  1.2.3  sha256:bbbbbbbbbbbb  sha256:aaaaaaaaaaaa  configured, moved since  aegis, tried (not running)
                        aegis-runtime  -      -                    sha256:cccccccccccc                           kept (not running)
                        """);
    }

    @Test
    void asksNoRegistryOffline() {
        node.registry.refusal = Option.some(new RegistryUnreachable(GHCR, Detail.NONE));
        holds("1.2.3", 'a');

        assertThat(cli.run("platform", "list", "--offline", "aegis-runtime")).isZero();
        assertThat(cli.out()).contains("aegis-runtime  1.2.3  ?                sha256:aaaaaaaaaaaa  configured\n");
        assertThat(node.wanted).isEmpty();
    }

    @Test
    void writesTheListForPrograms() {
        publishes("1.2.3=a");
        holds("1.2.3", 'b');
        node.engine.use("old", digest('1')).run("aegis", digest('1'));

        assertThat(cli.run("platform", "list", "-o", "json", "aegis-runtime")).isZero();
        assertThat(cli.out())
                .isEqualTo("{\"image\":\"aegis-runtime\",\"repository\":\"ghcr.io/acme/aegis-runtime\","
                        + "\"configured_tag\":\"1.2.3\",\"tags\":[{\"tag\":\"1.2.3\",\"digest\":\"" + digest('a')
                        + "\"}],\"held\":[{\"image_id\":\"" + digest('1') + "\",\"tags\":[\"1.2.3\"],\"digests\":[\""
                        + digest('b') + "\"],\"containers\":[{\"name\":\"aegis\",\"running\":true},{\"name\":\"old\","
                        + "\"running\":false}]}],\"up_to_date\":false,\"failure\":null}\n");
    }

    @Test
    void listsTheRestWhereARegistryOrTheRuntimeCannotBeAsked() {
        node.registry.refusal = Option.some(new RegistryUnreachable(GHCR, Detail.NONE));
        assertThat(cli.run("platform", "list", "-o", "json")).isEqualTo(15);
        assertThat(cli.out().lines()).hasSize(2).allMatch(line -> line.contains("\"tags\":null,\"held\":[]"));
        assertThat(cli.err()).containsOnlyOnce("error: RegistryUnreachable");

        node.registry.refusal = Option.none();
        node.runtime.goAway();
        assertThat(cli.runUnheard("platform", "list")).isEqualTo(22);
    }

    @Test
    void findsThatTheStrategyIsFollowed() {
        publishes("latest=d", "sha-0a1b2c3=d", "1.2.3=a", "1.2=a", "1=a");
        assertThat(cli.run("platform", "check")).isZero();
        assertThat(cli.out()).isEqualTo("aegis-runtime: ok, 5 tags\naegis-seal-gateway: ok, 5 tags\n");
    }

    @Test
    void findsWhatDoesNotFollowIt() {
        publishes("latest=d", "sha-0a1b2c3=d", "1.2.3=a", "1.2=b", "1=a", "v1.2.3=a");
        assertThat(cli.run("platform", "check", "aegis-runtime")).isEqualTo(3);
        assertThat(cli.out()).isEqualTo("""
                        aegis-runtime: 2 breaches, 6 tags
                          v1.2.3 carries a v, which no tag does
                            -> push it as 1.2.3, and delete v1.2.3 once nobody asks for it
                          1.2 stands for an image that no version names, and not for 1.2.3, the newest release of its line
                            -> tag 1.2.3 as 1.2 again
                        """);
    }

    @Test
    void writesTheCheckForPrograms() {
        publishes("latest=d");
        assertThat(cli.run("platform", "check", "aegis-runtime", "-o", "json")).isEqualTo(3);
        assertThat(cli.out())
                .startsWith("{\"image\":\"aegis-runtime\",\"repository\":\"ghcr.io/acme/aegis-runtime\","
                        + "\"follows\":false,\"tags\":1,\"breaches\":[{\"rule\":\"latest_not_from_main\","
                        + "\"tag\":\"latest\",\"message\":\"latest shares")
                .endsWith("\"failure\":null}\n");
    }

    @Test
    void doesNotTakeARegistryThatCannotBeAskedForOneThatFollows() {
        node.registry.refusal = Option.some(new RegistryUnreachable(GHCR, Detail.NONE));
        assertThat(cli.run("platform", "check", "-o", "json")).isEqualTo(15);
        assertThat(cli.out().lines())
                .hasSize(2)
                .allMatch(line -> line.contains("\"follows\":null,\"tags\":null,\"breaches\":null,\"failure\":{"));
        assertThat(cli.run("platform", "check")).isEqualTo(15);
        assertThat(cli.err())
                .contains("error: RegistryUnreachable: aegis-runtime: ghcr.io ")
                .contains("error: RegistryUnreachable: aegis-seal-gateway: ghcr.io ");
    }

    @Test
    void pullsTheTagThatTheNodeRuns() {
        serves("1.2.3");
        assertThat(cli.run("platform", "pull", "aegis-runtime", "--progress", "none"))
                .isZero();
        assertThat(cli.out()).startsWith("Downloaded ghcr.io/acme/aegis-runtime:1.2.3 ");
        assertThat(cli.runUnheard("platform", "pull", "aegis-runtime")).isZero();
        assertThat(cli.run("audit", "--image", RUNTIME + ":1.2.3", "-o", "json"))
                .isZero();
        assertThat(cli.out().lines()).isNotEmpty();
    }

    @Test
    void pullsAnotherTag() {
        serves("1.3.0");
        assertThat(cli.run("platform", "pull", "aegis-runtime", "--tag", "1.3.0"))
                .isZero();
        assertThat(cli.out()).startsWith("Downloaded ghcr.io/acme/aegis-runtime:1.3.0 ");
    }

    @Test
    void saysThatLatestMoves() {
        node.platform = new PlatformSettings(node.platform.images(), Option.none());
        serves("latest");
        assertThat(cli.run("platform", "pull", "aegis-runtime", "--progress", "none"))
                .isZero();
        assertThat(cli.err()).startsWith("warning: latest is taken, which moves");
    }

    @Test
    void answersForEachAndExitsWithTheFirstFailure() {
        serves("1.2.3");
        assertThat(cli.run("platform", "pull", "-o", "json", "--progress", "none"))
                .isEqualTo(10);
        assertThat(cli.out().lines()).hasSize(2);
    }

    @Test
    void tellsWhichImagesThereAre() {
        for (var command : List.of("list", "check", "pull")) {
            assertThat(cli.run("platform", command, "aegis-runtim")).isEqualTo(2);
            assertThat(cli.err())
                    .contains("'aegis-runtim' is none of AEGIS's images: aegis-runtime, aegis-seal-gateway");
        }
        assertThat(cli.run("platform", "pull", "--tag", "1 2")).isEqualTo(2);
        assertThat(cli.err()).contains("--tag: '1 2' is not a tag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "check", "pull"})
    void takesNamesWithSpacesBetweenThem(String command) {
        assertThat(cli.run("platform", command, "aegis-runtime,aegis-seal-gateway"))
                .isEqualTo(2);
        assertThat(cli.err())
                .startsWith("error: 'aegis-runtime,aegis-seal-gateway' is none of AEGIS's images: several names have"
                        + " spaces between them\n");
        assertThat(cli.run("platform", command, "")).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
    }

    private void serves(String tag) {
        node.runtime.serve(ImageReference.parse(RUNTIME + ":" + tag).get(), held('a'));
    }

    private static HeldImage held(char digit) {
        return new HeldImage(
                digest((char) (digit - 'a' + '0')),
                Option.some(digest(digit)),
                new Platform("linux", "amd64", Option.none()),
                1_000);
    }

    private static Digest digest(char digit) {
        return new Digest("sha256:" + String.valueOf(digit).repeat(64));
    }
}
