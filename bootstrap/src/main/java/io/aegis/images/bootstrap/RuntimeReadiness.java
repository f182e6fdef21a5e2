package io.aegis.images.bootstrap;

import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.HealthCheck.Finding;
import io.aegis.images.application.port.HealthCheck.Status;

/** Whether the runtime answers. */
final class RuntimeReadiness {
    private static final String SUBJECT = "runtime";

    static Finding of(ContainerRuntime runtime) {
        return runtime.describe()
                .fold(
                        failure -> new Finding(SUBJECT, Status.FAILURE, failure.message(), failure.remedy()),
                        engine -> Finding.ok(
                                SUBJECT, engine.kind() + " " + engine.version() + " answers at " + engine.endpoint()));
    }

    private RuntimeReadiness() {}
}
