package io.aegis.images.contracts.runtime;

import io.aegis.images.application.port.ImageReader;
import io.aegis.images.contracts.registry.TestImage;

class InMemoryReaderTest extends ImageReaderContract {

    private final InMemoryReader reader = new InMemoryReader();

    @Override
    protected ImageReader reader() {
        return reader;
    }

    @Override
    protected ImageReader absentReader() {
        return new InMemoryReader().goAway();
    }

    @Override
    protected void bring(TestImage held) {
        reader.keep(held);
    }

    /** It keeps layers unpacked, however they came. */
    @Override
    protected void bringZstd(TestImage held) {
        reader.keep(held);
    }

    @Override
    protected void damage(int layer) {
        reader.damage(image.config().digest(), layer);
    }

    @Override
    protected void lose(int layer) {
        reader.lose(image.config().digest(), layer);
    }
}
