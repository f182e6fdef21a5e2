package io.aegis.images.application.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.loading.LoadPlan.Unit;
import io.aegis.images.application.port.ArchivedImage;
import io.aegis.images.application.port.ArchivedImage.Layer;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadPlanTest {

    private static final long LARGE = LoadPlan.LARGEST_BATCH;

    @Test
    void bringsFirstWhatOthersBuildOn() {
        var plan = plan(2, image("a", layer("base", 10), layer("top-a", 1)), image("b", layer("base", 10)), image("c"));
        assertThat(names(plan.first())).containsExactly(List.of("a"));
        assertThat(names(plan.rest()).stream().flatMap(List::stream)).containsExactly("b", "c");
    }

    @Test
    void bringsAgainstEachOtherNothingThatSharesALayer() {
        var plan = plan(
                2,
                image("a", layer("one", 1)),
                image("b", layer("one", 1), layer("two", 1)),
                image("c", layer("two", 1), layer("top-c", 1)));
        assertThat(names(plan.first())).containsExactly(List.of("a", "b"));
        assertThat(names(plan.rest())).containsExactly(List.of("c"));
    }

    @Test
    void dividesTheRestSoThatAllLanesHaveWork() {
        var plan = plan(
                2,
                image("a", layer("top-a", 5)),
                image("b", layer("top-b", 5)),
                image("c", layer("top-c", 5)),
                image("d", layer("top-d", 5)));
        assertThat(plan.first()).isEmpty();
        assertThat(names(plan.rest())).containsExactly(List.of("a", "b"), List.of("c", "d"));
    }

    @Test
    void asksTheEngineForNoMoreRoomThanForABatchOrOneImage() {
        var plan = plan(
                1,
                image("a", layer("top-a", LARGE / 2)),
                image("b", layer("top-b", LARGE / 2)),
                image("c", layer("top-c", 5 * LARGE)),
                image("d", layer("top-d", 1)));
        assertThat(names(plan.rest())).containsExactly(List.of("a", "b"), List.of("c"), List.of("d"));
    }

    @Test
    void countsALayerOnceThatTheArchiveHoldsOnceForAll() {
        var plan = plan(
                1,
                image("a", layer("base", LARGE / 2), layer("top-a", 1)),
                image("b", layer("base", LARGE / 2), layer("top-b", 1)),
                image("c", layer("base", LARGE / 2), layer("top-c", 1)));
        assertThat(names(plan.rest())).containsExactly(List.of("b", "c"));
    }

    @Test
    void bringsAnImageOnceUnderAllItsReferences() {
        var image = image("a", layer("top-a", 1));
        var plan = LoadPlan.of(List.of(new Chosen(reference("x"), image), new Chosen(reference("y"), image)), 2);
        assertThat(plan.first()).isEmpty();
        assertThat(plan.rest()).hasSize(1);
        assertThat(plan.rest().getFirst().getFirst().chosen())
                .extracting(Chosen::reference)
                .containsExactly(reference("x"), reference("y"));
    }

    private static LoadPlan plan(int lanes, ArchivedImage... images) {
        return LoadPlan.of(
                Stream.of(images)
                        .map(image -> new Chosen(reference(image.names().getFirst()), image))
                        .toList(),
                lanes);
    }

    private static List<List<String>> names(List<List<Unit>> batches) {
        return batches.stream()
                .map(batch -> batch.stream()
                        .map(unit -> unit.image().names().getFirst())
                        .toList())
                .toList();
    }

    private static ArchivedImage image(String name, Layer... layers) {
        return new ArchivedImage(
                List.of(name),
                List.of(),
                new Platform("linux", "amd64", Option.none()),
                Option.none(),
                Option.none(),
                new Descriptor("", digest("config of " + name), 1),
                new byte[0],
                List.of(layers));
    }

    private static Layer layer(String name, long size) {
        return new Layer(new Descriptor("", digest(name), size), digest("unpacked " + name), true);
    }

    private static Digest digest(String name) {
        return new Digest("sha256:%064x".formatted(name.hashCode() & 0xffffffffL));
    }

    private static ImageReference reference(String name) {
        return ImageReference.parse("ghcr.io/acme/" + name + ":1").get();
    }
}
