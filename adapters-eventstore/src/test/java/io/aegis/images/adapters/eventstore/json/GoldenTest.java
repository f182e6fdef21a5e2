package io.aegis.images.adapters.eventstore.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.pull.PullFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {

    private static final Set<String> OPTIONAL = Set.of(
            "platform",
            "variant",
            "digest",
            "limit",
            "retry_after",
            "wanted",
            "found",
            "joined_pull_id",
            "access",
            "fallback",
            "execution_id",
            "tenant_id",
            "correlation_id");

    static Stream<Golden> all() {
        return Stream.concat(Golden.events().stream(), Golden.failures().stream());
    }

    @ParameterizedTest
    @MethodSource("all")
    void writesTheEventAsItsFileSays(Golden golden) {
        assertThat(Json.read(EventJson.write(golden.event()))).isEqualTo(Json.read(golden.content()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsTheFileAsItsEvent(Golden golden) {
        assertThat(read(golden, golden.content())).isEqualTo(golden.event());
    }

    @ParameterizedTest
    @MethodSource("all")
    void ignoresFieldsThatALaterVersionAdded(Golden golden) {
        var later = (ObjectNode) Json.read(golden.content());
        later.put("added", 1);
        later.forEach(field -> {
            if (field instanceof ObjectNode inner) {
                inner.putObject("added");
            }
        });

        assertThat(read(golden, later.toString())).isEqualTo(golden.event());
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesTheRequiredFieldThatIsMissing(Golden golden) {
        var whole = (ObjectNode) Json.read(golden.content());
        for (var name : names(whole)) {
            if (isRequired(golden, name)) {
                var lacking = whole.deepCopy().without(name).toString();
                assertThatThrownBy(() -> read(golden, lacking))
                        .isInstanceOf(Unreadable.class)
                        .hasMessage("field " + name + " is missing");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesTheFieldThatHasNoMeaning(Golden golden) {
        var whole = (ObjectNode) Json.read(golden.content());
        for (var name : names(whole)) {
            var spoilt = whole.deepCopy();
            spoilt.putArray(name);
            assertThatThrownBy(() -> read(golden, spoilt.toString()))
                    .isInstanceOf(Unreadable.class)
                    .hasMessageContaining(name);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesTheInnerFieldThatHasNoMeaning(Golden golden) {
        var whole = (ObjectNode) Json.read(golden.content());
        for (var outer : List.of("failure", "access", "fallback")) {
            for (var inner : whole.has(outer) ? names((ObjectNode) whole.get(outer)) : List.<String>of()) {
                var spoilt = whole.deepCopy();
                ((ObjectNode) spoilt.get(outer)).put(inner, true);
                assertThatThrownBy(() -> read(golden, spoilt.toString()))
                        .isInstanceOf(Unreadable.class)
                        .hasMessageContaining(inner);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ImageNotFound-tag-nearest | nearest_tags | "1.3"        | field nearest_tags is not a list
            ImageNotFound-tag-nearest | nearest_tags | ["1.3", 1.2] | field nearest_tags does not hold texts
            AuthenticationFailed-wrong | refusal     | "forgotten"  | field refusal has no meaning: forgotten
            AccessDenied-not-proven   | denial       | "mood"       | field denial has no meaning: mood
            DiskFull-room             | needed_bytes | 1.5          | field needed_bytes is not a whole number
            DiskFull-room             | needed_bytes | null         | field needed_bytes is missing
            DiskFull-room             | free_bytes   | null         | field free_bytes is missing
            """)
    void tellsWhatIsWrongWithAField(String failure, String field, String value, String problem) {
        var spoilt = (ObjectNode) Json.read(golden(failure).content());
        ((ObjectNode) spoilt.get("failure")).set(field, Json.read(value));

        assertThatThrownBy(() -> read(golden(failure), spoilt.toString()))
                .isInstanceOf(Unreadable.class)
                .hasMessage(problem);
    }

    @Test
    void coversEachEvent() {
        var covered = all().<Class<?>>map(golden -> golden.event().getClass());

        assertThat(covered).containsAll(permitted(ImageEvent.class));
    }

    @Test
    void coversEachFailure() {
        var covered = Golden.failures().stream()
                .map(Golden::event)
                .map(ImagePullFailed.class::cast)
                .<Class<?>>map(failed -> failed.failure().getClass());

        assertThat(covered).containsAll(permitted(PullFailure.class));
    }

    @Test
    void doesNotKnowOtherNamesAndVersions() {
        assertThatThrownBy(() -> EventJson.read("aegis.images.ImageBlessed", "1.0", "{}"))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("does not know aegis.images.ImageBlessed 1.0");
        assertThatThrownBy(() -> EventJson.read("aegis.images.ImageCached", "2.0", "{}"))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("does not know aegis.images.ImageCached 2.0");
    }

    @Test
    void saysThatItIsNoJson() {
        for (var broken : List.of("", "{", "[]", "1", "{} {}")) {
            assertThatThrownBy(() -> EventJson.read("aegis.images.ImageCached", "1.0", broken))
                    .isInstanceOf(Unreadable.class);
        }
    }

    /** The platform of an image is required, that of a request is not. */
    private static boolean isRequired(Golden golden, String name) {
        return !OPTIONAL.contains(name)
                || name.equals("platform") && !golden.file().startsWith("ImagePullStarted");
    }

    private static List<Class<?>> permitted(Class<?> sealed) {
        return Arrays.asList(sealed.getPermittedSubclasses());
    }

    private static Golden golden(String failure) {
        return Golden.failures().stream()
                .filter(golden -> golden.file().equals("ImagePullFailed-" + failure + ".json"))
                .findFirst()
                .orElseThrow();
    }

    private static ImageEvent read(Golden golden, String json) {
        return EventJson.read(EventNames.of(golden.event()), EventNames.VERSION, json);
    }

    private static List<String> names(ObjectNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }
}
