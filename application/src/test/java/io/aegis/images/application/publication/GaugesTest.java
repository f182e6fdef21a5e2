package io.aegis.images.application.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GaugesTest {

    @Test
    void tellWhatIsHeldAndWhatRemains() {
        var hub = new RateBudget(
                new RegistryHost("docker.io"),
                new Account("al\"ice"),
                100,
                76,
                Option.some(Duration.ofHours(6)),
                Published.AT);

        assertThat(Gauges.of(List.of(held("ghcr.io/acme/agent:1.4"), held("ghcr.io/acme/agent:1")), List.of(hub)))
                .isEqualTo("""
                        # HELP aegis_images_references References that the node's runtime holds, by the record.
                        # TYPE aegis_images_references gauge
                        aegis_images_references 2
                        # HELP aegis_images_images Different images among them.
                        # TYPE aegis_images_images gauge
                        aegis_images_images 1
                        # HELP aegis_images_image_bytes What they take unpacked, shared layers counted for each.
                        # TYPE aegis_images_image_bytes gauge
                        aegis_images_image_bytes 3000000000
                        # HELP aegis_images_registry_limit Pulls that the registry gives within its window.
                        # TYPE aegis_images_registry_limit gauge
                        aegis_images_registry_limit{registry="docker.io",account="al\\"ice"} 100
                        # HELP aegis_images_registry_remaining Pulls that remained when the registry last said so.
                        # TYPE aegis_images_registry_remaining gauge
                        aegis_images_registry_remaining{registry="docker.io",account="al\\"ice"} 76
                        # HELP aegis_images_registry_said_timestamp_seconds When the registry last said so.
                        # TYPE aegis_images_registry_said_timestamp_seconds gauge
                        aegis_images_registry_said_timestamp_seconds{registry="docker.io",account="al\\"ice"} 1767268805
                        """);
    }

    @Test
    void sayNothingOfARegistryThatToldNoLimit() {
        assertThat(Gauges.of(List.of(), List.of()))
                .contains("aegis_images_references 0\n")
                .doesNotContain("registry");
    }

    private static InventoryEntry held(String reference) {
        var id = new ImageId(
                Published.AGENT.node(), ImageReference.parse(reference).get());
        return new InventoryEntry(id, Published.IMAGE, CachedBy.PULLED, Published.AT, Option.none(), 0);
    }
}
