package io.aegis.images.adapters.config;

import io.aegis.images.application.resolution.Manifest;
import java.util.List;

/** Reads a manifest of either kind. */
final class ManifestReader {

    static final List<String> KINDS = List.of("Agent", "Workflow");

    static Manifest read(Section document, Remarks remarks) {
        var kind = Envelope.kind(document, Envelope.AEGIS, KINDS);
        var name = Envelope.name(document);
        var spec = document.require("spec").section();
        var needs = kind.equals("Agent")
                ? List.of(AgentManifest.need(name, spec, remarks))
                : new WorkflowManifest(name, remarks).needs(spec);
        return new Manifest(name, needs, remarks.lines());
    }

    private ManifestReader() {}
}
