package io.aegis.images.adapters.web.tracing;

import io.aegis.images.application.record.RecordedEvent;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Takes what is recorded to wherever OpenTelemetry's own variables say, or nowhere. */
public interface Tracing extends AutoCloseable {

    Tracing NONE = new Tracing() {
        @Override
        public void recorded(RecordedEvent event) {
            // Nobody wants to know.
        }

        @Override
        public void close() {
            // There is nothing to end.
        }
    };

    List<String> ENDPOINTS =
            List.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_TRACES_EXPORTER");

    void recorded(RecordedEvent event);

    /** Passes on what is left, within a few seconds. */
    @Override
    void close();

    /**
     * Some tracing where an exporter is configured; a left says in one line what is wrong with its configuration. An exporter
     * that does not answer is no failure: spans are dropped then, and its library warns of it.
     */
    static Either<String, Tracing> of(Map<String, String> environment) {
        return isWanted(environment) ? configured() : Either.right(NONE);
    }

    private static boolean isWanted(Map<String, String> environment) {
        return ENDPOINTS.stream()
                        .anyMatch(name -> !environment.getOrDefault(name, "").isEmpty())
                && !environment.getOrDefault("OTEL_TRACES_EXPORTER", "").equals("none")
                && !environment.getOrDefault("OTEL_SDK_DISABLED", "").equalsIgnoreCase("true");
    }

    private static Either<String, Tracing> configured() {
        try {
            var sdk = AutoConfiguredOpenTelemetrySdk.builder()
                    // What the variables say goes before it.
                    .addPropertiesSupplier(() -> Map.of(
                            "otel.service.name", "aegis-images",
                            "otel.exporter.otlp.protocol", "http/protobuf",
                            "otel.metrics.exporter", "none",
                            "otel.logs.exporter", "none"))
                    .disableShutdownHook()
                    .build()
                    .getOpenTelemetrySdk();
            return Either.right(new EnsureSpans(
                    sdk, () -> sdk.getSdkTracerProvider().shutdown().join(5, TimeUnit.SECONDS)));
        } catch (ConfigurationException wrong) {
            return Either.left("OpenTelemetry's variables (OTEL_…) cannot be used: " + wrong.getMessage());
        }
    }
}
