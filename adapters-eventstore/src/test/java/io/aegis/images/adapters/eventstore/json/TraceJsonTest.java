package io.aegis.images.adapters.eventstore.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aegis.images.application.record.DecisionTrace;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceJsonTest {

    private static final DecisionTrace TRACE = DecisionTrace.EMPTY
            .with(Duration.ZERO, "asked", "\"quoted\"\nsecond line – ünï")
            .with(Duration.ofNanos(1_500_000_001), "seen", "");

    private static final String STORED = """
            [{"after":"PT0S","stage":"asked","text":"\\"quoted\\"\\nsecond line – ünï"},\
            {"after":"PT1.500000001S","stage":"seen","text":""}]""";

    @Test
    void isAListOfSteps() {
        assertThat(TraceJson.write(TRACE)).isEqualTo(STORED);
        assertThat(TraceJson.read(STORED)).isEqualTo(TRACE);
    }

    @Test
    void isPartOfTheMetadata() {
        var metadata = Map.of(MetadataJson.TRACE, TraceJson.write(TRACE), "other", "x");
        var json = MetadataJson.write(metadata);

        assertThat(MetadataJson.read(json)).isEqualTo(metadata);
        assertThat(MetadataJson.trace(json)).isEqualTo(TRACE);
        assertThat(MetadataJson.trace("{}")).isEqualTo(DecisionTrace.EMPTY);
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> TraceJson.read("[{\"after\":\"PT0S\",\"stage\":\"asked\"}]"))
                .isInstanceOf(Unreadable.class)
                .hasMessage("field text is missing");
    }
}
