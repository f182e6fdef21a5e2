package io.aegis.images.adapters.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.application.NodeOptions;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a service says that it works with. */
record Identity(JsonNode said) {

    /** What the options name that is another's; what they leave open is the service's to choose. */
    List<String> differences(NodeOptions options, Path directory) {
        return Stream.of(
                        difference("--node", "node", options.node().map(Object::toString)),
                        difference(
                                "--config", "config", options.configuration().map(file -> absolute(file, directory))),
                        difference("--runtime", "runtime", options.runtime()),
                        difference("--socket", "runtime_socket", options.socket()),
                        difference(
                                "--data-dir",
                                "data_dir",
                                options.dataDirectory().map(file -> absolute(file, directory))))
                .flatMap(Option::toJavaStream)
                .toList();
    }

    private static String absolute(Path file, Path directory) {
        return directory.resolve(file).normalize().toString();
    }

    private Option<String> difference(String option, String name, Option<String> wanted) {
        var own = said.path(name).asText("");
        return wanted.filter(text -> !text.equals(own))
                .map(text -> "this node's service is not asked: " + option + " names " + text + ", and it works with "
                        + (said.path(name).isTextual() ? own : "what it finds"));
    }
}
