package io.aegis.images.adapters.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.application.port.LoadableImage;
import io.aegis.images.application.port.LoadableImage.Layer;
import io.vavr.control.Either;
import java.io.IOException;
import java.util.List;

/** How one engine takes an image, and how it answers. */
public interface LoadFormat {

    /** Before each path but that of the load: {@code /v1.41}. */
    String api();

    /** Where the archive is posted to. */
    String loadPath();

    /** Whether the engine, having the image in this answer to an inspect, has all that could be loaded of it. */
    boolean isWhole(LoadableImage image, JsonNode inspected);

    /** Whether the engine takes several images in one archive. */
    boolean takesSeveral();

    /**
     * What is loaded, without a name.
     *
     * @param images one, unless the engine {@link #takesSeveral}
     * @param sent the layers whose content goes along; the engine has the others
     */
    Archive archive(List<LoadableImage> images, List<Layer> sent) throws IOException;

    /** The ids of the images that the engine says it has loaded; a left is the error it told instead. */
    Either<String, List<String>> loaded(int status, List<JsonNode> answer);

    /** An archive that can be written once. */
    interface Archive {

        /** How many bytes of layers it holds. */
        long layerBytes();

        void writeTo(TarOutput tar) throws IOException;
    }
}
