package io.aegis.images.contracts.runtimes;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.runtimes.FitExaminer;
import io.aegis.images.application.runtimes.FitReport;
import io.aegis.images.application.runtimes.FitRequest;
import io.aegis.images.contracts.registry.InMemoryContent;
import io.aegis.images.contracts.registry.InMemoryContents;
import io.aegis.images.contracts.registry.Shelf;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.fit.FileKind;
import io.aegis.images.domain.fit.FileKind.RegularFile;
import io.aegis.images.domain.fit.ImageFit.CannotBeTold;
import io.aegis.images.domain.fit.ImageFit.DoesNotFit;
import io.aegis.images.domain.fit.ImageFit.Fits;
import io.aegis.images.domain.fit.LayerFiles;
import io.aegis.images.domain.fit.Misfit.NoPython;
import io.aegis.images.domain.fit.Misfit.OtherPlatform;
import io.aegis.images.domain.fit.Start;
import io.aegis.images.domain.fit.Start.ByCommand;
import io.aegis.images.domain.fit.StartConfiguration;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FitExaminerTest {

    private static final Platform AMD64 = new Platform("linux", "amd64", Option.none());
    private static final Platform ARM64 = new Platform("linux", "arm64", Option.none());
    private static final TestImage IMAGE = TestImage.of(1, "amd64", 10, 20);

    private final InMemoryContent content = new InMemoryContent();
    private final InMemoryContents contents = new InMemoryContents().put(IMAGE, configuration());
    private final Shelf shelf = content.shelf(new RegistryHost("registry.acme.example"));
    private final ImageReference reference = shelf.pushIndex("agent", "1", IMAGE);

    @Test
    void tellsByTheConfigurationAloneWithoutReadingALayer() {
        contents.put(IMAGE, configuration("PYTHON_VERSION=3.11"));
        var report = examine(AMD64, Start.AGENT, false);

        assertThat(report.fit()).isEqualTo(Either.right(new Fits("its PYTHON_VERSION is 3.11")));
        assertThat(report.digest()).contains(TestImage.index(IMAGE).digest());
        assertThat(report.imageId()).contains(IMAGE.config().digest());
        assertThat(report.layersBytes())
                .isEqualTo(IMAGE.layers().stream()
                        .mapToLong(layer -> layer.content().length)
                        .sum());
        assertThat(content.asked()).isEmpty();
    }

    @Test
    void looksThroughTheLayersWhenToldTo() {
        list(0, "/usr/bin/python");
        list(1);

        assertThat(examine(AMD64, Start.AGENT, false).fit().get()).isInstanceOf(CannotBeTold.class);
        assertThat(examine(AMD64, Start.AGENT, true).fit())
                .isEqualTo(Either.right(new Fits("its layers hold /usr/bin/python")));
    }

    @Test
    void isCertainThatThereIsNone() {
        list(0, "/usr/bin/go");
        list(1);

        assertThat(examine(AMD64, Start.AGENT, true).fit().get())
                .isInstanceOfSatisfying(
                        DoesNotFit.class, told -> assertThat(told.misfit()).isInstanceOf(NoPython.class));
    }

    @Test
    void saysWhichLayerCannotBeLookedThrough() {
        list(0, "/usr/bin/python");
        contents.put(IMAGE.layers().get(1), Either.left("breaks off in the middle"));

        assertThat(examine(AMD64, Start.AGENT, true).fit())
                .isEqualTo(Either.right(
                        new CannotBeTold("the layer " + IMAGE.layers().get(1).digest() + " breaks off in the middle")));
    }

    @Test
    void believesNoLayerThatIsNotWhatItsDigestSays() {
        list(0, "/usr/bin/python");
        list(1);
        var layer = IMAGE.layers().getFirst();
        content.replace(layer.digest(), new byte[layer.content().length]);

        assertThat(examine(AMD64, Start.AGENT, true).fit().getLeft()).isInstanceOf(IntegrityViolation.class);
    }

    @Test
    void tellsThatAnImageIsThereForOtherPlatformsAlone() {
        assertThat(examine(ARM64, Start.AGENT, true).fit())
                .isEqualTo(Either.right(new DoesNotFit(new OtherPlatform(ARM64, List.of(AMD64)))));
        assertThat(content.asked()).isEmpty();
    }

    @Test
    void asksNoPythonOfAStepsImage() {
        assertThat(examine(AMD64, new ByCommand(), true).fit().get()).isInstanceOf(Fits.class);
        assertThat(content.asked()).isEmpty();
    }

    @Test
    void tellsWhyThereIsNoAnswer() {
        var absent =
                new FitRequest(shelf.reference("absent:1"), Start.AGENT, AMD64, Option.none(), Option.none(), false);

        assertThat(examine(absent).fit().getLeft()).isInstanceOf(ImageNotFound.class);
    }

    private FitReport examine(Platform platform, Start start, boolean deep) {
        return examine(new FitRequest(reference, start, platform, Option.none(), Option.none(), deep));
    }

    private FitReport examine(FitRequest request) {
        return new FitExaminer(_ -> Either.right(FoundCredential.anonymous()), content, contents)
                .examine(List.of(request), Cancellation.none())
                .getFirst();
    }

    private void list(int layer, String... programs) {
        var files = new HashMap<String, FileKind>();
        for (var program : programs) {
            files.put(program, new RegularFile(true));
        }
        contents.put(IMAGE.layers().get(layer), Either.right(new LayerFiles(Map.copyOf(files), Set.of(), Set.of())));
    }

    private static StartConfiguration configuration(String... environment) {
        return new StartConfiguration(AMD64, List.of(environment), List.of(), List.of(), "/");
    }
}
