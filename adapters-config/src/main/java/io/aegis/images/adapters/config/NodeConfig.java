package io.aegis.images.adapters.config;

import io.aegis.images.application.settings.CredentialSettings;
import io.aegis.images.application.settings.NodeSettings;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code aegis-config.yaml}, as far as it concerns images. What AEGIS keeps there besides is passed over. */
final class NodeConfig {

    private final Path file;
    private final Values values;
    private final List<String> earlierRemarks;
    private final Remarks remarks;

    NodeConfig(Path file, Surroundings surroundings, List<String> earlierRemarks) {
        this.file = file;
        this.values = new Values(surroundings);
        this.earlierRemarks = earlierRemarks;
        this.remarks = new Remarks(file.toString());
    }

    /** What holds where there is no file. */
    static NodeSettings without(List<String> remarks) {
        return NodeSettings.defaults().warning(remarks);
    }

    NodeSettings read(Section document) {
        Envelope.kind(document, Envelope.AEGIS, List.of("NodeConfig"));
        document.section("metadata").require("name").text();
        var spec = document.require("spec").section();
        var node = node(spec.section("node").require("id"));
        var runtime = spec.section("runtime");
        renamed(runtime);
        var images = new ImageSettings(spec.section("images"), values);
        return new NodeSettings(
                Option.some(file),
                Option.some(node),
                values.find(runtime, "container_socket_path"),
                runtime.find("runtime_registry_path").map(values::path),
                images.runtimeLock(),
                images.dataDirectory(),
                images.pulls(),
                credentials(document, spec, images),
                images.registries(),
                images.platform(spec, remarks),
                images.service(),
                images.cache(),
                Stream.concat(earlierRemarks.stream(), remarks.lines().stream()).toList());
    }

    private CredentialSettings credentials(Section document, Section spec, ImageSettings images) {
        var openBao = new BackendKeys(values, remarks).of(spec);
        var stored = new StoredValues(openBao);
        var keys = new CredentialKeys(values, remarks, stored);
        return new CredentialSettings(
                keys.ofNode(spec), keys.secrets(document), images.requestCredentials(stored), openBao);
    }

    private NodeId node(Field id) {
        return NodeId.parse(values.text(id))
                .getOrElseThrow(() -> id.problem(
                        Values.shown(id) + " is not a node id: up to 128 visible ASCII characters without '|'"));
    }

    private void renamed(Section runtime) {
        runtime.find("docker_socket_path")
                .forEach(old -> remarks.add(
                        old.line(),
                        old.path() + " has no effect: the key is called " + runtime.path("container_socket_path")));
    }
}
