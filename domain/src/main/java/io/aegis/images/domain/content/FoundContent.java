package io.aegis.images.domain.content;

import io.aegis.images.domain.content.ImageDamage.NoLayer;
import io.aegis.images.domain.content.ImageDamage.OtherConfiguration;
import io.aegis.images.domain.content.ImageDamage.OtherLayer;
import io.aegis.images.domain.content.ImageIntegrity.Damaged;
import io.aegis.images.domain.content.ImageIntegrity.Intact;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An image's content as it was found, by its hashes.
 *
 * @param configuration of the configuration's bytes
 * @param diffIds what the configuration says its layers are once they are unpacked, lowest first
 * @param layers of the layers' unpacked content, lowest first; empty for one that is not there or cannot be unpacked
 */
public record FoundContent(Digest configuration, List<Digest> diffIds, List<Option<Digest>> layers) {

    public FoundContent {
        diffIds = List.copyOf(diffIds);
        layers = List.copyOf(layers);
    }

    /** Held against the digest that the image goes by. */
    public ImageIntegrity as(Digest imageId) {
        if (!configuration.equals(imageId)) {
            return Damaged.by(new OtherConfiguration(configuration));
        }
        var damage = IntStream.range(0, diffIds.size())
                .boxed()
                .flatMap(this::damage)
                .distinct()
                .toList();
        return damage.isEmpty() ? new Intact() : new Damaged(damage);
    }

    private Stream<ImageDamage> damage(int number) {
        var wanted = diffIds.get(number);
        var found = number < layers.size() ? layers.get(number) : Option.<Digest>none();
        return found.contains(wanted)
                ? Stream.empty()
                : Stream.of(found.<ImageDamage>map(other -> new OtherLayer(wanted, other))
                        .getOrElse(() -> new NoLayer(wanted)));
    }
}
