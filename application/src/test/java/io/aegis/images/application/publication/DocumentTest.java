package io.aegis.images.application.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentTest {

    @Test
    void keepsItsFieldsInTheOrderOfWriting() {
        var document = new Document().with("b", 1).with("a", 2).with("c", 3);

        assertThat(document.fields().keySet()).containsExactly("b", "a", "c");
    }

    @Test
    void holdsOnlyWhatJsonHas() {
        var document = new Document()
                .with("number", 1L)
                .with("flag", true)
                .with("list", List.of("a"))
                .with("map", Map.of("a", 1))
                .with("document", new Document().with("a", 1))
                .with("text", new StringBuilder("text"))
                .with("some", Option.some(2));

        assertThat(Lines.of(document)).isEqualTo("""
                number: 1
                flag: true
                list: [a]
                map:
                  a: 1
                document:
                  a: 1
                text: "text"
                some: 2
                """);
    }

    @Test
    void hasAFieldForWhatIsNotThere() {
        assertThat(new Document().with("none", Option.none()).fields()).containsEntry("none", null);
    }

    @Test
    void tellsTimesInMicroseconds() {
        assertThat(new Document()
                        .with("at", Instant.parse("2026-01-01T12:00:00.123456789Z"))
                        .fields())
                .containsEntry("at", "2026-01-01T12:00:00.123456Z");
    }

    @Test
    void isNotChangedThroughItsFields() {
        var fields = new Document().with("a", 1).fields();

        assertThatThrownBy(() -> fields.put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
    }
}
