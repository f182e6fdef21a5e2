package io.aegis.images.domain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuntimeRegistryTest {

    private static final RuntimeEntry ENTRY =
            new RuntimeEntry(ImageReference.parse("python").get(), "", false, Map.of());
    private static final RuntimeRegistry REGISTRY =
            new RuntimeRegistry(Map.of("python", versions("3.9", "3.10", "3.11"), "go", versions("1.22")));

    @Test
    void findsTheImageOfALanguageAndVersion() {
        assertThat(REGISTRY.find(new StandardRuntime("python", "3.11"))).isEqualTo(Either.right(ENTRY));
    }

    @Test
    void tellsWhichLanguagesItHas() {
        assertThat(problem("perl", "5")).isEqualTo("the runtime registry has no language 'perl'; it has go, python");
    }

    @Test
    void tellsWhichVersionsItHasOldestFirst() {
        assertThat(problem("python", "2.7"))
                .isEqualTo("the runtime registry has no python '2.7'; it has python 3.9, 3.10, 3.11");
    }

    @Test
    void namesAllByLanguageAndTheOldestVersionFirst() {
        assertThat(REGISTRY.all())
                .extracting(StandardRuntime::toString)
                .containsExactly("go 1.22", "python 3.9", "python 3.10", "python 3.11");
    }

    @Test
    void namesThoseOfALanguageOrTheLanguagesThereAre() {
        assertThat(REGISTRY.all("go")).isEqualTo(Either.right(List.of(new StandardRuntime("go", "1.22"))));
        assertThat(REGISTRY.all("perl"))
                .isEqualTo(Either.left(new UnresolvedRuntime.UnknownLanguage("perl", List.of("go", "python"))));
    }

    @Test
    void looksForExactlyWhatIsAsked() {
        assertThat(Stream.of("Python", "python ", "py", ""))
                .allMatch(language ->
                        REGISTRY.find(new StandardRuntime(language, "3.11")).isLeft());
        assertThat(Stream.of("3", "3.1", "3.11.0", "v3.11", " 3.11", ""))
                .allMatch(version ->
                        REGISTRY.find(new StandardRuntime("python", version)).isLeft());
    }

    @Test
    void saysSoWhenItIsEmpty() {
        assertThat(new RuntimeRegistry(Map.of())
                        .find(new StandardRuntime("python", "3"))
                        .getLeft()
                        .message())
                .isEqualTo("the runtime registry has no language 'python'; it is empty");
    }

    @Test
    void tellsItsProblemsInOneVisibleLine() {
        assertThat(problem("py\nthon", "3")).doesNotContain("\n");
        assertThat(problem("python", "3\u001b[31m")).doesNotContain("\u001b");
        assertThat(problem("python", "3".repeat(100_000))).hasSizeLessThan(300);
    }

    @Test
    void ordersVersionsAsPeopleDo() {
        assertThat(ordered("3.10", "3.9", "10", "3", "9", "3.9.1", "3.11"))
                .containsExactly("3", "3.9", "3.9.1", "3.10", "3.11", "9", "10");
    }

    @Test
    void ordersVersionsThatAreNoNumbersBehindThoseThatAre() {
        assertThat(ordered("lts", "1a", "9", "10", "3.x", "3.10", "edge"))
                .containsExactly("3.10", "3.x", "9", "10", "1a", "edge", "lts");
    }

    @Test
    void ordersVersionsTheSameWayHoweverTheyCome() {
        var random = new Random(20260101);
        var versions = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            versions.add(List.of("", "1", "2", "10", "1a", "a", "99999999999999999999")
                            .get(random.nextInt(7)) + "." + i);
        }
        var once = ordered(versions.toArray(String[]::new));
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(versions, random);
            assertThat(ordered(versions.toArray(String[]::new))).isEqualTo(once);
        }
    }

    @Test
    void hasNoVersionsOfALanguageThatIsNotThere() {
        assertThat(REGISTRY.versions("perl")).isEmpty();
    }

    private static String problem(String language, String version) {
        return REGISTRY.find(new StandardRuntime(language, version)).getLeft().message();
    }

    private static List<String> ordered(String... versions) {
        return new RuntimeRegistry(Map.of("python", versions(versions))).versions("python");
    }

    private static Map<String, RuntimeEntry> versions(String... versions) {
        return Stream.of(versions).collect(Collectors.toMap(Function.identity(), _ -> ENTRY));
    }
}
