package io.aegis.images.domain.platformimage;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.platformimage.NotPublished.BuildMetadata;
import io.aegis.images.domain.platformimage.NotPublished.NoCommit;
import io.aegis.images.domain.platformimage.NotPublished.NoVersion;
import io.aegis.images.domain.platformimage.NotPublished.UnknownRef;
import io.vavr.control.Either;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaggingStrategyTest {

    private static final CommitSha COMMIT = new CommitSha("0a1b2c3d4e5f60718293a4b5c6d7e8f901234567");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refs/heads/main             |                               | latest sha-0a1b2c3",
                "refs/heads/main             | 1.2.3 latest sha-1111111      | latest sha-0a1b2c3",
                "refs/tags/v1.2.3            |                               | 1.2.3 1.2 1",
                "refs/tags/1.2.3             |                               | 1.2.3 1.2 1",
                "refs/tags/v1.2.3            | 1.2.3 1.2 1                   | 1.2.3 1.2 1",
                "refs/tags/v1.2.3            | 1.2.2 1.1.9 0.9.0             | 1.2.3 1.2 1",
                "refs/tags/v1.2.3            | 1.2.4                         | 1.2.3",
                "refs/tags/v1.2.3            | 1.2.10                        | 1.2.3",
                "refs/tags/v1.2.10           | 1.2.9                         | 1.2.10 1.2 1",
                "refs/tags/v1.2.3            | 1.3.0                         | 1.2.3 1.2",
                "refs/tags/v1.2.3            | 1.10.0                        | 1.2.3 1.2",
                "refs/tags/v1.2.3            | 2.0.0 2.1.0                   | 1.2.3 1.2 1",
                "refs/tags/v1.2.3            | 1.2.4-rc.1 1.3.0-rc.1         | 1.2.3 1.2 1",
                "refs/tags/v1.2.3            | v1.2.4                        | 1.2.3",
                "refs/tags/v1.2.3            | 1.3                           | 1.2.3 1.2",
                "refs/tags/v1.2.3            | 2 dev latest sha-1111111      | 1.2.3 1.2 1",
                "refs/tags/v0.9.1            | 0.9.0                         | 0.9.1 0.9 0",
                "refs/tags/v1.2.3-rc.1       |                               | 1.2.3-rc.1",
                "refs/tags/0.9.0-pre-alpha   |                               | 0.9.0-pre-alpha",
            })
    void givesEachPushItsTags(String ref, @Nullable String existing, String tags) {
        assertThat(TaggingStrategy.tagsFor(PushedRef.parse(ref).get(), COMMIT, words(existing)))
                .isEqualTo(words(tags));
    }

    @Test
    void neverCarriesAV() {
        assertThat(TaggingStrategy.tagsFor(PushedRef.parse("refs/tags/v1.2.3").get(), COMMIT, List.of("v1", "v1.1.0")))
                .noneMatch(tag -> tag.startsWith("v"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "main", "v1.2.3", "refs/heads/develop", "refs/heads/main2", "refs/pull/7/merge"})
    void tellsOfOtherPushesWhatIsExpected(String ref) {
        assertThat(PushedRef.parse(ref)).isEqualTo(Either.left(new UnknownRef(ref)));
        assertThat(PushedRef.parse(ref).getLeft().message()).contains("refs/heads/main", "refs/tags/v1.2.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"refs/tags/1.2", "refs/tags/vv1.2.3", "refs/tags/V1.2.3", "refs/tags/nightly", "refs/tags/"})
    void wantsAVersionOfATag(String ref) {
        assertThat(PushedRef.parse(ref)).isEqualTo(Either.left(new NoVersion(ref)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refs/tags/v1.2.3+5", "refs/tags/1.2.3-rc.1+linux.7"})
    void tellsThatATagHoldsNoBuildMetadata(String ref) {
        assertThat(PushedRef.parse(ref)).isEqualTo(Either.left(new BuildMetadata(ref)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0a1b2c", "0A1B2C3", "HEAD", "0a1b2c3 "})
    void wantsACommit(String sha) {
        assertThat(CommitSha.parse(sha)).isEqualTo(Either.left(new NoCommit(sha)));
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.strip().split(" "));
    }
}
