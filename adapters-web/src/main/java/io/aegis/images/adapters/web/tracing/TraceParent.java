package io.aegis.images.adapters.web.tracing;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads W3C's {@code traceparent}. */
final class TraceParent {

    private static final String NAME = "traceparent";

    private static final TextMapGetter<String> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals(NAME) ? carrier : null;
        }
    };

    /** The root where the text is something else. */
    static Context context(String text) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), text, GETTER);
    }

    private TraceParent() {}
}
