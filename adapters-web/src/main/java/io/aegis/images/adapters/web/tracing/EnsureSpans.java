package io.aegis.images.adapters.web.tracing;

import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.PullId;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A span for each request, made from its events when it has ended, so that what is exported is what is on record: the steps of
 * the decision as its events, and the pull, where there was one, as its child. Not safe to use from several threads.
 */
final class EnsureSpans implements Tracing {

    private static final AttributeKey<String> IMAGE = AttributeKey.stringKey("container.image.name");
    private static final AttributeKey<String> MANIFEST = AttributeKey.stringKey("oci.manifest.digest");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> NODE = AttributeKey.stringKey("aegis.node.id");
    private static final AttributeKey<String> PULL = AttributeKey.stringKey("aegis.pull.id");
    private static final AttributeKey<String> EXECUTION = AttributeKey.stringKey("aegis.execution.id");
    private static final AttributeKey<String> TENANT = AttributeKey.stringKey("aegis.tenant.id");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("aegis.image.source");
    private static final AttributeKey<Long> BYTES = AttributeKey.longKey("aegis.image.bytes_transferred");
    private static final AttributeKey<String> STEP = AttributeKey.stringKey("aegis.step");

    /** Pulls whose end is never told, as of a process that was killed, are forgotten. */
    private static final int MOST_OPEN = 10_000;

    private final Tracer tracer;
    private final Runnable ending;
    private final Map<PullId, Instant> pulling = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PullId, Instant> eldest) {
            return size() > MOST_OPEN;
        }
    };

    EnsureSpans(OpenTelemetry telemetry, Runnable ending) {
        this.tracer = telemetry.getTracer("io.aegis.images");
        this.ending = ending;
    }

    @Override
    public void recorded(RecordedEvent recorded) {
        switch (recorded.event()) {
            case ImagePullStarted started -> pulling.putIfAbsent(started.pull(), started.at());
            case ImagePullCompleted completed -> completed(recorded, completed);
            case ImagePullFailed failed -> failed(recorded, failed);
            default -> {}
        }
    }

    private void completed(RecordedEvent recorded, ImagePullCompleted completed) {
        var span = begun(recorded, completed.pull(), completed.duration());
        span.setAttribute(OUTCOME, completed.source().toString());
        span.setAttribute(BYTES, completed.bytesTransferred());
        completed.image().digest().forEach(digest -> span.setAttribute(MANIFEST, digest.toString()));
        span.end(completed.at());
    }

    private void failed(RecordedEvent recorded, ImagePullFailed failed) {
        var span = begun(recorded, failed.pull(), failed.duration());
        span.setAttribute(ERROR, failed.failure().name());
        span.setStatus(StatusCode.ERROR, failed.failure().message());
        span.end(failed.at());
    }

    private Span begun(RecordedEvent recorded, PullId pull, Duration took) {
        var event = recorded.event();
        var askedAt = event.at().minus(took);
        var span = tracer.spanBuilder("ensure image")
                .setParent(parent(event.by()))
                .setStartTimestamp(askedAt)
                .setAllAttributes(about(event, pull))
                .startSpan();
        recorded.trace()
                .steps()
                .forEach(step ->
                        span.addEvent(step.stage(), Attributes.of(STEP, step.text()), askedAt.plus(step.after())));
        var started = pulling.remove(pull);
        if (started != null) {
            tracer.spanBuilder("pull image")
                    .setParent(Context.root().with(span))
                    .setStartTimestamp(started)
                    .setAttribute(IMAGE, event.id().reference().toString())
                    .startSpan()
                    .end(event.at());
        }
        return span;
    }

    /** Of the caller's own trace, where its correlation id is a W3C traceparent. */
    private static Context parent(Requester by) {
        return by.correlation().map(TraceParent::context).getOrElse(Context.root());
    }

    private static Attributes about(ImageEvent event, PullId pull) {
        var attributes = Attributes.builder()
                .put(IMAGE, event.id().reference().toString())
                .put(NODE, event.id().node().toString())
                .put(PULL, pull.toString());
        event.by().execution().forEach(id -> attributes.put(EXECUTION, id));
        event.by().tenant().forEach(id -> attributes.put(TENANT, id));
        return attributes.build();
    }

    @Override
    public void close() {
        ending.run();
    }
}
