package io.aegis.images.bootstrap;

import io.aegis.images.application.NodeOptions;
import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.port.HealthCheck;
import io.aegis.images.application.settings.NodeSettings;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import java.util.List;
import java.util.stream.Stream;

/** {@code aegis-config.yaml} and the runtime registry that it names. */
final class ConfigurationCheck implements HealthCheck {
    private final Documents documents;
    private final NodeOptions options;

    ConfigurationCheck(Documents documents, NodeOptions options) {
        this.documents = documents;
        this.options = options;
    }

    @Override
    public List<Finding> examine() {
        return documents
                .nodeSettings(options.configuration())
                .fold(problem -> List.of(unusable("configuration", problem)), this::examine);
    }

    private List<Finding> examine(NodeSettings settings) {
        var read = Finding.ok(
                "configuration",
                settings.origin().map(Object::toString).getOrElse("there is no aegis-config.yaml; defaults are used"));
        var warnings = settings.warnings().stream()
                .map(warning -> new Finding("configuration", Status.WARNING, warning, "correct or remove it"));
        var registry = documents
                .runtimeRegistry(settings.runtimeRegistry())
                .fold(problem -> unusable("runtimes", problem), known -> runtimes(settings, known));
        return Stream.of(Stream.of(read), warnings, Stream.of(registry))
                .flatMap(findings -> findings)
                .toList();
    }

    private static Finding runtimes(NodeSettings settings, RuntimeRegistry known) {
        var origin = settings.runtimeRegistry().map(Object::toString).getOrElse("the table that ships inside");
        return Finding.ok("runtimes", String.join(", ", known.languages()) + ", from " + origin);
    }

    private static Finding unusable(String subject, BadDocument problem) {
        return new Finding(subject, Status.FAILURE, problem.message(), "correct the document at the place named");
    }
}
