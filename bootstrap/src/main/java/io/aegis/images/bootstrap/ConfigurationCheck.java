package io.aegis.images.bootstrap;

import io.aegis.images.application.NodeOptions;
import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.port.HealthCheck;
import io.aegis.images.application.port.RuntimeLocks;
import io.aegis.images.application.settings.LockPlace;
import io.aegis.images.application.settings.NodeSettings;
import io.aegis.images.domain.runtime.RuntimeLock;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import java.util.List;
import java.util.stream.Stream;

/** {@code aegis-config.yaml} and the runtime registry that it names. */
final class ConfigurationCheck implements HealthCheck {
    private final Documents documents;
    private final RuntimeLocks locks;
    private final NodeOptions options;

    ConfigurationCheck(Documents documents, RuntimeLocks locks, NodeOptions options) {
        this.documents = documents;
        this.locks = locks;
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
                .fold(
                        problem -> Stream.of(unusable("runtimes", problem)),
                        known -> Stream.concat(Stream.of(runtimes(settings, known)), lock(settings, known)));
        return Stream.of(Stream.of(read), warnings, registry)
                .flatMap(findings -> findings)
                .toList();
    }

    private Stream<Finding> lock(NodeSettings settings, RuntimeRegistry known) {
        return settings.lockPlace()
                .toJavaStream()
                .flatMap(place -> locks.find(place)
                        .fold(
                                problem -> Stream.of(unusable("lock", problem)),
                                found -> found.toJavaStream().flatMap(lock -> held(place, lock, known))));
    }

    private static Stream<Finding> held(LockPlace place, RuntimeLock lock, RuntimeRegistry known) {
        var problems = known.all().stream()
                .flatMap(runtime -> known.find(runtime)
                        .flatMap(entry -> lock.fitting(runtime, entry))
                        .swap()
                        .toJavaStream())
                .map(problem -> new Finding(
                        "lock", Status.FAILURE, problem.message(), "lock again: this runtime resolves to nothing"))
                .toList();
        return problems.isEmpty()
                ? Stream.of(Finding.ok("lock", lock.all().size() + " runtimes are locked by " + place.file()))
                : problems.stream();
    }

    private static Finding runtimes(NodeSettings settings, RuntimeRegistry known) {
        var origin = settings.runtimeRegistry().map(Object::toString).getOrElse("the table that ships inside");
        return Finding.ok("runtimes", String.join(", ", known.languages()) + ", from " + origin);
    }

    private static Finding unusable(String subject, BadDocument problem) {
        return new Finding(subject, Status.FAILURE, problem.message(), "correct the document at the place named");
    }
}
