package io.aegis.images.application.loading;

import io.aegis.images.application.port.LoadObserver;
import io.aegis.images.domain.reference.ImageReference;

/** Follows the loading of an archive. Called from several threads at once; be quick, and throw nothing. */
public interface LoadListener extends CheckListener {

    LoadListener NONE = new LoadListener() {};

    /** So many images are being brought together now, before each of them is loaded; the observer follows that. */
    default LoadObserver loading(int images) {
        return LoadObserver.NONE;
    }

    /** The image is being loaded now, beside others perhaps; the observer follows it. */
    default LoadObserver loading(ImageReference reference) {
        return LoadObserver.NONE;
    }
}
