package io.aegis.images.adapters.engine;

import io.aegis.images.domain.pull.Detail;
import java.io.IOException;

/** What is being loaded cannot be read, or is not what was checked before: no fault of the engine's. */
public final class ArchiveUnreadable extends IOException {
    private static final long serialVersionUID = 1;

    public ArchiveUnreadable(IOException cause) {
        super(cause);
    }

    Detail detail() {
        return new Detail("the archive cannot be read: " + getMessage());
    }
}
