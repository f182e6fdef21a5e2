package io.aegis.images.contracts.registry;

import static io.vavr.control.Either.left;

import io.aegis.images.application.port.ImageContents;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.fit.LayerFiles;
import io.aegis.images.domain.fit.StartConfiguration;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows what is in images because it was told so, and not by looking. */
public final class InMemoryContents implements ImageContents {

    private final Map<Digest, StartConfiguration> configurations = new ConcurrentHashMap<>();
    private final Map<Digest, Either<String, LayerFiles>> layers = new ConcurrentHashMap<>();

    public InMemoryContents put(TestImage image, StartConfiguration configuration) {
        configurations.put(image.config().digest(), configuration);
        return this;
    }

    /** What there is to be listed of a layer, or why it cannot be. */
    public InMemoryContents put(Blob layer, Either<String, LayerFiles> files) {
        layers.put(layer.digest(), files);
        return this;
    }

    @Override
    public Either<String, StartConfiguration> configuration(byte[] document) {
        return Option.<StartConfiguration>of(configurations.get(Blob.sha256(document)))
                .toEither("is not known");
    }

    @Override
    public LayerListing list(Descriptor layer) {
        return new LayerListing() {
            @Override
            public Option<PullFailure> take(ByteBuffer part) {
                part.position(part.limit());
                return Option.none();
            }

            @Override
            public Either<String, LayerFiles> files() {
                return Option.<Either<String, LayerFiles>>of(layers.get(layer.digest()))
                        .getOrElse(left("is not known"));
            }

            @Override
            public void close() {}
        };
    }
}
