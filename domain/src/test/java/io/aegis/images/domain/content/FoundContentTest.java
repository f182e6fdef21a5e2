package io.aegis.images.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.content.ImageDamage.Broken;
import io.aegis.images.domain.content.ImageDamage.NoLayer;
import io.aegis.images.domain.content.ImageDamage.OtherConfiguration;
import io.aegis.images.domain.content.ImageDamage.OtherLayer;
import io.aegis.images.domain.content.ImageIntegrity.Damaged;
import io.aegis.images.domain.content.ImageIntegrity.Intact;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoundContentTest {
    private static final Digest ID = digest("1");
    private static final Digest BASE = digest("a");
    private static final Digest TOP = digest("b");
    private static final Digest OTHER = digest("f");

    @Test
    void isIntactWhenEverythingIsWhatItsDigestSays() {
        assertThat(found(ID, Option.some(BASE), Option.some(TOP))).isEqualTo(new Intact());
    }

    @Test
    void tellsEachLayerThatIsAnotherOrIsNotThere() {
        assertThat(found(ID, Option.some(OTHER), Option.none()))
                .isEqualTo(new Damaged(List.of(new OtherLayer(BASE, OTHER), new NoLayer(TOP))));
    }

    @Test
    void missesLayersThatNobodySpokeOf() {
        assertThat(found(ID, Option.some(BASE))).isEqualTo(Damaged.by(new NoLayer(TOP)));
    }

    @Test
    void takesLayersInTheWrongOrderForOthers() {
        assertThat(found(ID, Option.some(TOP), Option.some(BASE)))
                .isEqualTo(new Damaged(List.of(new OtherLayer(BASE, TOP), new OtherLayer(TOP, BASE))));
    }

    @Test
    void believesNothingThatAnotherConfigurationSays() {
        assertThat(found(OTHER, Option.some(BASE), Option.some(TOP)))
                .isEqualTo(Damaged.by(new OtherConfiguration(OTHER)));
    }

    @Test
    void saysWhichLayerWhereThatIsKnown() {
        assertThat(new OtherLayer(BASE, OTHER).message()).isEqualTo("has a layer " + BASE + " that is " + OTHER);
        assertThat(new Broken(Option.none(), new Detail("d/b is gone")).message())
                .isEqualTo("is broken: d/b is gone");
        assertThat(new Broken(Option.some(TOP), Detail.NONE).layer()).contains(TOP);
    }

    @SafeVarargs
    private static ImageIntegrity found(Digest configuration, Option<Digest>... layers) {
        return new FoundContent(configuration, List.of(BASE, TOP), List.of(layers)).as(ID);
    }

    private static Digest digest(String letter) {
        return new Digest("sha256:" + letter.repeat(64));
    }
}
