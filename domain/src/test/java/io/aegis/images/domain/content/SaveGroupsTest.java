package io.aegis.images.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.reference.Digest;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SaveGroupsTest {

    private static final LayeredImage ONE = image("one", "base", "one");
    private static final LayeredImage TWO = image("two", "base", "python", "two");
    private static final LayeredImage THREE = image("three", "base", "python", "three");
    private static final LayeredImage ALONE = image("alone", "other");

    @Test
    void savesTogetherWhatSharesLayers() {
        assertThat(SaveGroups.of(List.of(ONE, ALONE, TWO, THREE)))
                .containsExactly(List.of(ONE, TWO, THREE), List.of(ALONE));
    }

    @Test
    void savesAloneWhatIsNotKnown() {
        var unknown = image("unknown");
        var other = image("other unknown");
        assertThat(SaveGroups.of(List.of(unknown, ONE, other)))
                .containsExactly(List.of(unknown), List.of(ONE), List.of(other));
        assertThat(SaveGroups.of(List.of())).isEmpty();
    }

    /** An engine would write one of the two places, and not look at the other. */
    @Test
    void savesApartWhatIsKeptTwice() {
        var elsewhere = image("elsewhere", "base", "debian", "one");
        assertThat(SaveGroups.of(List.of(ONE, TWO, elsewhere))).containsExactly(List.of(ONE, TWO), List.of(elsewhere));
    }

    /** Alone, too, an engine writes such a layer once. */
    @Test
    void savesTogetherWhatRepeatsALayerAboveTheSameOnes() {
        var empty = image("empty", "base", "empty");
        var emptyTwice = image("empty twice", "base", "empty", "empty");
        assertThat(SaveGroups.of(List.of(emptyTwice, empty))).containsExactly(List.of(emptyTwice, empty));
    }

    @Test
    void neverTakesMoreThanItsNumber() {
        var many = IntStream.rangeClosed(0, SaveGroups.MOST)
                .mapToObj(number -> image("number " + number, "base", "number " + number))
                .toList();
        assertThat(SaveGroups.of(many))
                .containsExactly(many.subList(0, SaveGroups.MOST), many.subList(SaveGroups.MOST, many.size()));
    }

    @Test
    void takesNoMoreRoomThanALimitUnlessOneImageDoes() {
        var large = sized("large", SaveGroups.ROOM - 1);
        var small = sized("small", 1);
        var further = sized("further", 1);
        var huge = sized("huge", SaveGroups.ROOM + 1);
        assertThat(SaveGroups.of(List.of(large, small, further)))
                .containsExactly(List.of(large, small), List.of(further));
        assertThat(SaveGroups.of(List.of(large, small, further, huge)))
                .containsExactly(List.of(large, small, further), List.of(huge));
    }

    private static LayeredImage sized(String name, long bytes) {
        return new LayeredImage(digest(name), bytes, List.of(digest("base"), digest(name)));
    }

    private static LayeredImage image(String name, String... layers) {
        return new LayeredImage(
                digest("image " + name),
                1,
                Stream.of(layers).map(SaveGroupsTest::digest).toList());
    }

    private static Digest digest(String text) {
        return ContentHash.sha256(text.getBytes());
    }
}
