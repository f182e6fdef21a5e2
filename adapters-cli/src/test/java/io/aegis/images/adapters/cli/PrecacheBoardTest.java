package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecacheBoardTest {
    private static final RemoteLayer SHARED = new RemoteLayer(new Digest("sha256:" + "a".repeat(64)), 1_000_000);
    private static final RemoteLayer OWN = new RemoteLayer(new Digest("sha256:" + "b".repeat(64)), 500_000);
    private static final Need ONE = need("ghcr.io/acme/one:1");
    private static final Need OTHER = need("ghcr.io/acme/other:1");

    private final PrecacheBoard board = new PrecacheBoard(3);

    @Test
    void countsALayerThatImagesShareOnce() {
        var one = board.begin(ONE);
        one.size(List.of(SHARED));
        one.update(new LayerProgress(SHARED.shortName(), Phase.DOWNLOADING, 250_000, 1_000_000));
        var other = board.begin(OTHER);
        other.size(List.of(SHARED, OWN));
        other.update(new LayerProgress(SHARED.shortName(), Phase.WAITING, 0, 0));

        assertThat(board.total()).isEqualTo("0 of 3 images, 250.0 kB of 1.500 MB");
    }

    @Test
    void showsWhatIsPulledAndWhatWaits() {
        board.begin(ONE).update(new LayerProgress("aaaaaaaaaaaa", Phase.DOWNLOADING, 1, 2));
        board.begin(OTHER);
        board.wait(OTHER, Duration.ofMinutes(2));

        assertThat(board.lines())
                .containsExactly(
                        "Precaching: 0 of 3 images",
                        "  Pulling ghcr.io/acme/one:1 (0 of 1 layers)",
                        "  Waiting 2 min 0 s for ghcr.io: ghcr.io/acme/other:1");
    }

    private static Need need(String reference) {
        return Need.of(new ResolvedImage(ImageReference.parse(reference).get(), "as given", List.of()), "as given");
    }
}
