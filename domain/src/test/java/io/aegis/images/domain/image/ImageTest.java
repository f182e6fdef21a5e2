package io.aegis.images.domain.image;

import static io.aegis.images.domain.image.Story.BROKEN;
import static io.aegis.images.domain.image.Story.NEW;
import static io.aegis.images.domain.image.Story.OLD;
import static io.aegis.images.domain.image.Story.OTHER;
import static io.aegis.images.domain.image.Story.PULL;
import static io.aegis.images.domain.image.Story.given;
import static io.aegis.images.domain.pull.PullPolicy.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.image.Image.Pull;
import io.aegis.images.domain.pull.PullSource;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class ImageTest {

    @Test
    void holdsNothingAtFirst() {
        assertThat(given().image()).isEqualTo(Image.initial());
        assertThat(Image.initial().cached()).isEmpty();
        assertThat(Image.initial().pull(PULL)).isEqualTo(new Pull.Unknown());
    }

    @Test
    void holdsWhatWasCachedLast() {
        assertThat(given(Story.cached(OLD), Story.cached(NEW)).image().cached()).isEqualTo(Option.some(NEW));
    }

    @Test
    void holdsNothingOnceItIsRemoved() {
        assertThat(given(Story.cached(OLD), Story.removed(OLD)).image().cached())
                .isEmpty();
    }

    @Test
    void followsEachPullByItself() {
        var image = given(
                        Story.started(ALWAYS, 1),
                        Story.started(Story.order(ALWAYS, OTHER), 1),
                        Story.failed(ALWAYS, BROKEN, 1),
                        Story.started(ALWAYS, 2))
                .image();

        assertThat(image.pull(PULL)).isEqualTo(new Pull.UnderWay(2, Option.none()));
        assertThat(image.pull(OTHER)).isEqualTo(new Pull.UnderWay(1, Option.none()));
    }

    @Test
    void remembersHowAPullEnded() {
        assertThat(given(Story.started(ALWAYS, 2), Story.failed(ALWAYS, BROKEN, 2))
                        .image()
                        .pull(PULL))
                .isEqualTo(new Pull.Failed(2));
        assertThat(given(Story.completed(ALWAYS, PullSource.CACHED, OLD, 0))
                        .image()
                        .pull(PULL))
                .isEqualTo(new Pull.Completed());
    }

    @Test
    void takesFactsInAnyOrderWithoutJudging() {
        assertThat(given(Story.removed(OLD), Story.failed(ALWAYS, BROKEN, 1), Story.started(ALWAYS, 1))
                        .image())
                .isEqualTo(given(Story.started(ALWAYS, 1)).image());
    }

    @Test
    void isKnownByItsContentWhateverItsManifestIsCalled() {
        var elsewhere = new HeldImage(OLD.imageId(), NEW.digest(), OLD.platform(), 1);

        assertThat(OLD.sameContentAs(elsewhere)).isTrue();
        assertThat(OLD.sameContentAs(NEW)).isFalse();
    }
}
