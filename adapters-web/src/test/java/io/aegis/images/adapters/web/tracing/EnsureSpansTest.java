package io.aegis.images.adapters.web.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.pull.PullSource;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EnsureSpansTest {

    private static final ImageReference AGENT =
            ImageReference.parse("ghcr.io/acme/agent:1.4").get();
    private static final ImageId ID = new ImageId(new NodeId("n"), AGENT);
    private static final PullId PULL = new PullId(UUID.fromString("01a20f88-c594-7d38-8046-8368f098338c"));
    private static final Instant ASKED = Instant.parse("2026-11-24T14:00:00Z");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final EnsureSpans spans = new EnsureSpans(
            OpenTelemetrySdk.builder()
                    .setTracerProvider(SdkTracerProvider.builder()
                            .addSpanProcessor(SimpleSpanProcessor.create(exported))
                            .build())
                    .build(),
            () -> {});

    private static Requester correlated(String id) {
        return new Requester(Option.some("7f1c"), Option.none(), Option.some(id));
    }

    private static ImageEvent started(Requester by) {
        return new ImagePullStarted(
                ID,
                PULL,
                PullPolicy.IF_NOT_PRESENT,
                Option.none(),
                CredentialSource.ANONYMOUS,
                1,
                by,
                ASKED,
                ASKED.plusSeconds(1));
    }

    private static ImageEvent completed(Requester by) {
        var image = new HeldImage(
                new Digest("sha256:" + "a".repeat(64)),
                Option.none(),
                new Platform("linux", "amd64", Option.none()),
                3);
        return new ImagePullCompleted(
                ID,
                PULL,
                PullPolicy.IF_NOT_PRESENT,
                PullSource.DOWNLOADED,
                image,
                1000,
                Duration.ofSeconds(5),
                Option.none(),
                Option.none(),
                Option.none(),
                by,
                ASKED.plusSeconds(5));
    }

    private void recorded(ImageEvent event) {
        var trace = DecisionTrace.EMPTY.with(Duration.ofMillis(20), "seen", "the runtime does not hold it");
        spans.recorded(new RecordedEvent(7, UUID.randomUUID(), event, trace));
    }

    private SpanData exported(String name) {
        return exported.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void makesASpanOfARequestAndAChildOfItsPull() {
        recorded(started(correlated("00-" + TRACE + "-00f067aa0ba902b7-01")));
        recorded(completed(correlated("00-" + TRACE + "-00f067aa0ba902b7-01")));

        var request = exported("ensure image");
        var pull = exported("pull image");
        assertThat(request.getTraceId()).isEqualTo(TRACE);
        assertThat(request.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(pull.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(pull.getEndEpochNanos() - pull.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(4));
        assertThat(request.getEndEpochNanos() - request.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(5));
        assertThat(request.getEvents()).extracting(EventData::getName).containsExactly("seen");
        assertThat(request.getAttributes().asMap().entrySet())
                .extracting(entry -> entry.getKey().getKey(), Map.Entry::getValue)
                .contains(
                        tuple("container.image.name", AGENT.toString()),
                        tuple("aegis.execution.id", "7f1c"),
                        tuple("aegis.image.source", "Downloaded"));
    }

    @Test
    void beginsATraceWhereTheCallerHasNone() {
        recorded(completed(correlated("ticket 4711")));

        assertThat(exported("ensure image").getParentSpanContext().isValid()).isFalse();
        assertThat(exported.getFinishedSpanItems()).hasSize(1);
    }

    @Test
    void marksAFailureWithItsClass() {
        recorded(new ImagePullFailed(
                ID,
                PULL,
                PullPolicy.ALWAYS,
                new RegistryUnreachable(AGENT.host(), new Detail("no route")),
                1,
                Duration.ofSeconds(5),
                Option.none(),
                Requester.NODE,
                ASKED.plusSeconds(5)));

        var request = exported("ensure image");
        assertThat(request.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(request.getAttributes().asMap().values()).contains("RegistryUnreachable");
    }

    @Test
    void doesNothingUnlessAnExporterIsConfigured() {
        assertThat(Tracing.of(Map.of()).get()).isSameAs(Tracing.NONE);
        assertThat(Tracing.of(Map.of("OTEL_TRACES_EXPORTER", "none")).get()).isSameAs(Tracing.NONE);
        assertThat(Tracing.of(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9", "OTEL_SDK_DISABLED", "true"))
                        .get())
                .isSameAs(Tracing.NONE);
    }
}
