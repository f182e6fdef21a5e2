package io.aegis.images.adapters.engine;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.application.port.LoadObserver;
import io.aegis.images.application.port.LoadableImage;
import io.aegis.images.application.port.RuntimeDescription;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loads images into an engine, in the form that its version takes. */
public final class EngineLoader implements ImageLoader {

    private final EngineConnection engine;
    private final Function<RuntimeDescription, LoadFormat> formats;
    private volatile @Nullable NamelessLoad known;

    /** @param formats the form that an engine takes, by what it tells of itself */
    public EngineLoader(EngineConnection engine, Function<RuntimeDescription, LoadFormat> formats) {
        this.engine = engine;
        this.formats = formats;
    }

    @Override
    public Sending send(List<LoadableImage> images, LoadObserver observer, Cancellation cancellation) {
        return load().<Sending>map(load -> load.send(images, observer, cancellation))
                .getOrElse(Sending.NOTHING);
    }

    @Override
    public Either<PullFailure, HeldImage> load(
            LoadableImage image, List<ImageReference> names, LoadObserver observer, Cancellation cancellation) {
        return load().flatMap(load -> load.load(image, names, observer, cancellation));
    }

    private Either<PullFailure, NamelessLoad> load() {
        var load = known;
        return load != null
                ? Either.right(load)
                : EngineVersion.ask(engine)
                        .map(description -> new NamelessLoad(engine, formats.apply(description)))
                        .peek(first -> known = first);
    }

    @Override
    public void close() {
        engine.close();
    }
}
