package io.aegis.images.application;

import io.aegis.images.application.port.HealthCheck;
import io.aegis.images.application.port.HealthCheck.Finding;
import java.util.List;

/** Examines the node: everything that an ensure rests on, each with what to do where it is not well. */
public final class Doctor {

    private final List<HealthCheck> checks;

    public Doctor(List<HealthCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    public List<Finding> examine() {
        return checks.stream().flatMap(check -> check.examine().stream()).toList();
    }
}
