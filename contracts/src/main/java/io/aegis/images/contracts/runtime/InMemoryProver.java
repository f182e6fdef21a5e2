package io.aegis.images.contracts.runtime;

import io.aegis.images.application.port.ImageProver;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.content.ImageIntegrity.Unproven;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Proves images that it knows from before, which it reads whole into memory. */
public final class InMemoryProver implements ImageProver {

    private final Map<Digest, TestImage> known = new ConcurrentHashMap<>();

    public InMemoryProver know(TestImage image) {
        known.put(image.config().digest(), image);
        return this;
    }

    @Override
    public ImageIntegrity prove(Digest imageId, InputStream content) throws IOException {
        var found = SavedImage.read(content);
        return Option.<TestImage>of(known.get(imageId))
                .map(image -> found.held(image.configuration().diffIds()).as(imageId))
                .getOrElse(() -> new Unproven(new Detail("it has another configuration")));
    }
}
