package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The past of a real node, told by its record alone. */
class PastIT {
    @TempDir
    Path directory;

    @Test
    void tellsWhatWasHeldAndWhoUsedIt() {
        var fixtures = Fixtures.running();
        var repository = "past/" + UUID.randomUUID();
        var registry = fixtures.openRegistry();
        var shell = new Shell(fixtures.podmanSocket(), directory.resolve("data"));
        var before = TestImage.fresh(10_000);
        var after = TestImage.fresh(10_000);
        var reference = registry.push(repository, "1", before).toString();

        var empty = now();
        shell.run("ensure", reference, "--execution", "e-1", "--tenant", "acme");
        shell.run("ensure", reference, "--execution", "e-2", "--tenant", "acme");
        var first = now();
        registry.push(repository, "1", after);
        shell.run("ensure", reference, "--policy", "Always", "--execution", "e-3");
        var second = now();

        assertThat(shell.run("inventory", "--at", empty, "-o", "json").out()).isEmpty();
        assertThat(digest(shell.run("inventory", "--at", first, "-o", "json").document()))
                .isEqualTo(before.manifest().digest().value());
        var difference =
                shell.run("inventory", "--diff", first, second, "-o", "json").document();
        assertThat(difference.path("added")).isEmpty();
        assertThat(difference.path("removed")).isEmpty();
        assertThat(digest(difference.path("changed").get(0).path("before")))
                .isEqualTo(before.manifest().digest().value());
        assertThat(digest(difference.path("changed").get(0).path("after")))
                .isEqualTo(after.manifest().digest().value());

        var uses = shell.run("audit", "--by", "tenant,image,credential", "-o", "json")
                .documents();
        assertThat(uses)
                .extracting(use -> use.path("tenant_id").asText() + " "
                        + use.path("credential_source").asText() + " "
                        + use.path("uses").asInt())
                .containsExactly("null anonymous 1", "acme anonymous 2");
    }

    private static String digest(JsonNode held) {
        return held.path("digest").asText();
    }

    /** A moment that is over when it is answered, so that nothing else is recorded at it. */
    private static String now() {
        var moment = Instant.now();
        await().until(() -> Instant.now().isAfter(moment));
        return moment.toString();
    }
}
