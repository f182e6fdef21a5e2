package io.aegis.images.adapters.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.application.port.ImageRemover.StoredImage;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import java.util.List;

/** Where the engines differ in removing images and telling what they take. */
public interface RemovalDialect {

    /** The path of an image, without a query: to be asked with {@code /json} after it, or to be deleted. */
    String image(String name);

    /** The path of the list of all containers. */
    String containers();

    /** In an answer to a deletion that succeeded: content went, and not a name alone. */
    boolean isDeleted(JsonNode answer);

    Either<PullFailure, List<StoredImage>> images(EngineConnection engine);
}
