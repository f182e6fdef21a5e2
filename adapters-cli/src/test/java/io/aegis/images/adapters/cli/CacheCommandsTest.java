package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.PullLeftovers.Leftover;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheCommandsTest {
    private static final String AGENT = "ghcr.io/acme/agent:1";
    private static final Digest ID = new Digest("sha256:" + "a".repeat(64));

    private final FakeNode node = new FakeNode();
    private final Recorder cli = new Recorder(node);

    CacheCommandsTest() {
        node.runtime
                .onDiskOf(10_000_000)
                .hold(
                        ImageReference.parse(AGENT).get(),
                        new HeldImage(ID, Option.none(), new Platform("linux", "amd64", Option.none()), 9_500_000));
    }

    @Test
    void removesAndSaysWhatBecameFree() {
        assertThat(cli.run("rm", AGENT)).isZero();
        assertThat(cli.out()).isEqualTo("removed (9.500 MB freed) " + AGENT + "\n");
    }

    @Test
    void answersForEachImageAndWithTheCodeOfTheFirstThatFailed() {
        node.engine.use("c-1", ID);
        assertThat(cli.run("rm", "ghcr.io/acme/none:1", AGENT, "-o", "json")).isEqualTo(10);
        assertThat(cli.out().lines())
                .satisfiesExactly(
                        none -> assertThat(none)
                                .startsWith(
                                        "{\"reference\":\"ghcr.io/acme/none:1\",\"node\":\"node-1\",\"action\":\"not_there\",")
                                .contains("\"class\":\"ImageNotFound\""),
                        used -> assertThat(used)
                                .isEqualTo(
                                        "{\"reference\":\"" + AGENT + "\",\"node\":\"node-1\",\"action\":\"keep\","
                                                + "\"bytes_freed\":0,\"containers\":[\"c-1\"],\"held_by_tags\":[],\"failure\":null}"));
        assertThat(cli.err()).contains("error: ImageInUse: " + AGENT + " is in use by the container c-1");
    }

    @Test
    void showsWhatPruneWouldDoAndWhy() {
        assertThat(cli.run("prune", "--all", "--dry-run")).isZero();
        assertThat(cli.out().lines())
                .containsExactly(
                        "ACTION  IMAGE                 SIZE      FREES  WHY",
                        "keep    ghcr.io/acme/agent:1  9.500 MB  -      cannot be fetched again: it was built or loaded here,"
                                + " and has no digest of a registry");
        assertThat(cli.err()).isEqualTo("would remove 0 images, 0 B would be freed; 1 image would stay\n");
    }

    @Test
    void prunesWhatCannotBeFetchedWhereThatIsSaid() {
        assertThat(cli.run("prune", "--all", "--include-unfetchable")).isZero();
        assertThat(cli.out().lines())
                .last()
                .asString()
                .startsWith("removed  ghcr.io/acme/agent:1  9.500 MB  9.500 MB  never handed to an execution");
        assertThat(cli.err()).isEqualTo("removed 1 image, 9.500 MB freed; 0 images kept\n");
    }

    @Test
    void saysThatNothingHasToGo() {
        node.runtime.onDiskOf(1_000_000_000);
        assertThat(cli.run("gc")).isZero();
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err())
                .isEqualTo("memory: is 1% used, 990.5 MB of 1.000 GB free, and the high watermark is 85% used: no image"
                        + " has to go\n");
    }

    @Test
    void saysThatTheLowWatermarkIsOutOfReach() {
        assertThat(cli.run("gc")).isEqualTo(1);
        assertThat(cli.err())
                .contains("above the high watermark of 85% used; down to 80% used", "removed 0 images, 0 B freed")
                .endsWith("error: the disk is still above the low watermark, and nothing more may be removed\n"
                        + "  -> gc --dry-run tells why each image stays; give the node a larger disk, or fewer pins\n");
    }

    @Test
    void writesTheEndOfACollectionForPrograms() {
        node.leftovers.leave(new Leftover("/var/tmp/storage1", 30, Instant.EPOCH));
        assertThat(cli.run("gc", "--dry-run", "--to", "50%", "-o", "json")).isZero();
        assertThat(cli.out().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("{\"kind\":\"image\",\"image_id\":\"" + ID + "\""))
                .contains("{\"kind\":\"leftover\",\"path\":\"/var/tmp/storage1\","
                        + "\"last_changed_at\":\"1970-01-01T00:00:00Z\",\"action\":\"remove\",\"bytes_freed\":30}")
                .last()
                .asString()
                .startsWith("{\"kind\":\"summary\",\"dry_run\":true,\"removed\":0,\"kept\":1,\"failed\":0,"
                        + "\"bytes_freed\":30,\"high_watermark\":\"50% used\",");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rm",
                "rm Bad/Upper",
                "prune all",
                "prune --filter age=1h",
                "prune --filter label=",
                "prune --filter until=tomorrow",
                "gc now",
                "gc --to 100%",
                "gc --to 20GB"
            })
    void refusesWhatCannotBeMeant(String command) {
        assertThat(cli.run(command.split(" "))).isEqualTo(2);
        assertThat(cli.err()).startsWith("error: ").contains("\n  -> ");
    }
}
