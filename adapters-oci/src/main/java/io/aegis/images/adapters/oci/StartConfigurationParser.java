package io.aegis.images.adapters.oci;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.domain.fit.StartConfiguration;
import io.aegis.images.domain.pull.Platform;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;

/** Reads the configuration of an image, as OCI and Docker write it alike. Its environment is quoted nowhere. */
final class StartConfigurationParser {

    /** A left says what is wrong with it. */
    static Either<String, StartConfiguration> parse(byte[] document) {
        return Json.object(document)
                .flatMap(root -> ConfigurationParser.platform(root)
                        .flatMap(platform -> configuration(platform, root.path("config"))));
    }

    private static Either<String, StartConfiguration> configuration(Platform platform, JsonNode config) {
        return texts(config, "Env")
                .flatMap(environment -> texts(config, "Entrypoint")
                        .flatMap(entrypoint -> texts(config, "Cmd")
                                .map(command -> new StartConfiguration(
                                        platform, environment, entrypoint, command, directory(config)))));
    }

    private static String directory(JsonNode config) {
        var written = config.path("WorkingDir").asText("");
        return written.isEmpty() ? "/" : written;
    }

    private static Either<String, List<String>> texts(JsonNode config, String key) {
        var list = config.path(key);
        if (list.isMissingNode() || list.isNull()) {
            return right(List.of());
        }
        var texts = new ArrayList<String>(list.size());
        list.forEach(item -> texts.add(item.asText("")));
        return list.isArray() ? right(texts) : left("has a " + key + " that is no list");
    }

    private StartConfigurationParser() {}
}
