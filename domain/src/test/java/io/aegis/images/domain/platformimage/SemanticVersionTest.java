package io.aegis.images.domain.platformimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {

    /** In the order of semver.org's own example, and around it. */
    private static final List<String> ASCENDING = List.of(
            "0.0.1",
            "0.9.0-pre-alpha",
            "0.9.0",
            "1.0.0-0",
            "1.0.0--",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.9",
            "1.0.10",
            "1.9.0",
            "1.10.0",
            "2.0.0-99999999999999999999.0",
            "2.0.0-100000000000000000000",
            "2.0.0",
            "99999999999999999999.0.0");

    @Test
    void isOrderedByPrecedence() {
        var versions = new ArrayList<>(ASCENDING.stream()
                .map(text -> SemanticVersion.parse(text).get())
                .toList());
        Collections.shuffle(versions, new Random(7));
        assertThat(versions.stream().sorted().map(SemanticVersion::toString)).containsExactlyElementsOf(ASCENDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", "0.0.0", "10.20.30", "1.2.3-rc.1", "1.2.3-0a.b-c", "1.2.3--", "0.9.0-pre-alpha"})
    void isWrittenAsItIsRead(String text) {
        assertThat(SemanticVersion.parse(text).map(SemanticVersion::toString)).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "1.2.3.4",
                "v1.2.3",
                "01.2.3",
                "1.02.3",
                "1.2.03",
                "1.2.3-",
                "1.2.3-01",
                "1.2.3-a..b",
                "1.2.3+5",
                "1.2.3-rc+5",
                " 1.2.3",
                "1.2.3 ",
                "1.2.-3",
                "١.2.3",
                "1.2.3-ü"
            })
    void isNothingElse(String text) {
        assertThat(SemanticVersion.parse(text)).isEmpty();
    }

    @Test
    void isNoLongerThanATag() {
        assertThat(SemanticVersion.parse("1.2." + "3".repeat(124))).isNotEmpty();
        assertThat(SemanticVersion.parse("1.2." + "3".repeat(125))).isEmpty();
    }
}
