package io.aegis.images.bootstrap;

import io.aegis.images.application.port.HealthCheck;
import java.util.List;

/** The Java that we run on. It is new enough, or we would not run. */
final class JavaCheck implements HealthCheck {
    @Override
    public List<Finding> examine() {
        return List.of(Finding.ok("java", Runtime.version() + " at " + System.getProperty("java.home")));
    }
}
