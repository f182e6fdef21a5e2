package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.bundle.BundleFailure.Damaged;
import io.aegis.images.domain.bundle.BundleFailure.NoArchive;
import io.aegis.images.domain.pull.Detail;
import io.vavr.control.Either;
import org.junit.jupiter.api.Test;

class BundleLoadCommandTest {
    private static final Detail CUT_OFF = new Detail("it ends in the middle");

    private final FakeNode node = new FakeNode();
    private final Recorder cli = new Recorder(node);

    @Test
    void refusesADamagedArchiveAsAnIntegrityViolation() {
        node.archives = file -> Either.left(new Damaged(file.toString(), CUT_OFF));
        assertThat(cli.run("bundle", "load", "images.tar", "-o", "json")).isEqualTo(19);
        assertThat(cli.out())
                .contains("\"error\":{\"class\":\"IntegrityViolation\"")
                .contains("\"exit_code\":19");
        assertThat(cli.err())
                .startsWith("error: IntegrityViolation: images.tar is damaged")
                .contains("copy it again");
    }

    @Test
    void tellsThatAFileIsNoArchive() {
        node.archives = file -> Either.left(new NoArchive(file.toString(), Detail.NONE));
        assertThat(cli.run("bundle", "load", "notes.txt")).isEqualTo(20);
    }

    @Test
    void tellsThatThereIsNoSuchFile() {
        assertThat(cli.run("bundle", "load", "absent.tar")).isEqualTo(2);
        assertThat(cli.err())
                .isEqualTo("error: absent.tar cannot be read: no such file\n  -> check the path and who may read it\n");
    }

    @Test
    void takesNoPlatformOrReferenceThatIsNone() {
        assertThat(cli.run("bundle", "load", "images.tar", "--platform", "arm")).isEqualTo(2);
        assertThat(cli.run("bundle", "load", "images.tar", "Not A Reference")).isEqualTo(2);
        assertThat(cli.run("bundle", "load")).isEqualTo(2);
        assertThat(node.events().after(0, 1).get()).isEmpty();
    }
}
