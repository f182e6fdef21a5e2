package io.aegis.images.adapters.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.adapters.registry.RegistryAdapter.Connection;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Reply.Delivery;
import io.aegis.images.contracts.registry.Request;
import io.aegis.images.contracts.registry.Request.Part;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlobDeliveryTest {

    private static final TestImage IMAGE = TestImage.of(7, "amd64", 500_000);
    private static final Blob LAYER = IMAGE.layers().getFirst();

    private final FaultRegistry registry = FaultRegistry.start();
    private final FaultRegistry mirror = FaultRegistry.start();
    private final ImageReference reference = registry.serve("lab/x", "1", IMAGE);
    private final Connection asking =
            Given.registry(Given.withMirrors(registry.host(), mirror.host().value()));
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        asking.close();
        mirror.close();
        registry.close();
    }

    @Test
    void goesOnAtTheRegistryWhereAMirrorBreaksOff() {
        mirror.behave(Script.onBlobs(Reply.of(LAYER).delivered(Delivery.CUT_OFF)));

        assertThat(deliver(0).isRight()).isTrue();
        assertThat(received.toByteArray()).isEqualTo(LAYER.content());
        assertThat(ranges(registry)).hasSize(1).noneMatch(""::equals);
    }

    @Test
    void takesTheRestFromARegistryThatKnowsNoRanges() {
        registry.behave(Script.onBlobs(Reply.of(LAYER).delivered(Delivery.UNRANGED)));

        assertThat(deliver(123_456).isRight()).isTrue();
        assertThat(ranges(registry)).containsExactly("bytes=123456-");
        assertThat(received.toByteArray())
                .isEqualTo(Arrays.copyOfRange(LAYER.content(), 123_456, LAYER.content().length));
    }

    @Test
    void asksForNothingThatIsThereAlready() {
        assertThat(deliver(LAYER.content().length).isRight()).isTrue();
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void givesNothingMoreOnceItIsCancelled() {
        var cancellation = Cancellation.none();
        PullFailure why = new Cancelled(new Detail("enough"));

        var told = asking.blob(
                reference,
                LAYER.described(),
                0,
                part -> {
                    cancellation.cancel(why);
                    return take(part);
                },
                Option.none(),
                cancellation);

        assertThat(told).isEqualTo(Either.left(why));
        int atTheEnd = received.size();
        assertThat(atTheEnd).isLessThan(LAYER.content().length);
        asking.manifest(reference, Option.none(), Cancellation.none()); // time for a late part to come
        assertThat(received.size()).isEqualTo(atTheEnd);
    }

    private Either<PullFailure, ?> deliver(long from) {
        return asking.blob(reference, LAYER.described(), from, this::take, Option.none(), Cancellation.none());
    }

    private Option<PullFailure> take(ByteBuffer part) {
        var copy = new byte[part.remaining()];
        part.get(copy);
        received.writeBytes(copy);
        return Option.none();
    }

    private static List<String> ranges(FaultRegistry asked) {
        return asked.requests().stream()
                .filter(request -> request.part() == Part.BLOB)
                .map((Request request) -> request.header("range"))
                .toList();
    }
}
