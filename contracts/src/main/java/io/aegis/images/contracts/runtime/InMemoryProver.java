package io.aegis.images.contracts.runtime;

import io.aegis.images.application.port.ImageProver;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.content.ImageIntegrity.Intact;
import io.aegis.images.domain.content.ImageIntegrity.Unproven;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Proves images that it knows from before, which it reads whole into memory. */
public final class InMemoryProver implements ImageProver {

    private final Map<Digest, TestImage> known = new ConcurrentHashMap<>();

    public InMemoryProver know(TestImage image) {
        known.put(image.config().digest(), image);
        return this;
    }

    @Override
    public ImageIntegrity prove(Digest imageId, InputStream content) throws IOException {
        var found = SavedImages.read(content);
        return diffIds(imageId)
                .map(diffIds -> found.only(diffIds).as(imageId))
                .getOrElse(() -> new Unproven(new Detail("it has another configuration")));
    }

    @Override
    public Set<Digest> proveTogether(List<Digest> imageIds, InputStream images) throws IOException {
        var found = SavedImages.read(images);
        return imageIds.stream()
                .filter(imageId -> diffIds(imageId)
                        .flatMap(diffIds -> found.of(imageId, diffIds))
                        .exists(content -> content.as(imageId) instanceof Intact))
                .collect(Collectors.toSet());
    }

    private Option<List<Digest>> diffIds(Digest imageId) {
        return Option.<TestImage>of(known.get(imageId))
                .map(image -> image.configuration().diffIds());
    }
}
