package io.aegis.images.adapters.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTagsTest {

    @ParameterizedTest
    @CsvSource({
        "3.11-slm, 3.11 3.11-slim 3.12-slim latest, 3.11-slim 3.12-slim 3.11",
        "1.4, 1.4.0 1.4.1 1.4.2 1.4.3 2.0, 1.4.0 1.4.1 1.4.2",
        "lastest, latest 1.0, latest",
        "v1, 1 v2 v10, 1 v10 v2",
    })
    void areFewLettersAwayOrGoOnFromThere(String wanted, String tags, String nearest) {
        assertThat(NearestTags.to(wanted, words(tags))).isEqualTo(words(nearest));
    }

    @ParameterizedTest
    @CsvSource({"nightly, 1.0 2.0 latest", "1.4, 2.0.1 main"})
    void areNoneWhereNothingIsNear(String wanted, String tags) {
        assertThat(NearestTags.to(wanted, words(tags))).isEmpty();
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" ", -1));
    }
}
