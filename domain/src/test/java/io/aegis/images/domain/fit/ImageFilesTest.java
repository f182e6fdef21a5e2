package io.aegis.images.domain.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.fit.FileKind.HardLink;
import io.aegis.images.domain.fit.FileKind.RegularFile;
import io.aegis.images.domain.fit.FileKind.SymbolicLink;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageFilesTest {

    private static final FileKind PROGRAM = new RegularFile(true);
    private static final FileKind TEXT = new RegularFile(false);

    @Test
    void findsAProgramWhereItLies() {
        assertThat(program("/usr/bin/python", layer(Map.of("/usr/bin/python", PROGRAM))))
                .contains("/usr/bin/python");
        assertThat(program("/usr/bin/python", layer(Map.of("/usr/bin/python", TEXT))))
                .isEmpty();
        assertThat(program("/usr/bin/python", layer(Map.of("/usr/bin/python/x", PROGRAM))))
                .isEmpty();
    }

    @Test
    void followsLinksOfProgramsAndOfDirectories() {
        var layer = layer(Map.of(
                "/bin", new SymbolicLink("usr/bin"),
                "/usr/bin/python", new SymbolicLink("/etc/alternatives/python"),
                "/etc/alternatives/python", new SymbolicLink("../../usr/bin/./python3.11"),
                "/usr/bin/python3.11", PROGRAM));

        assertThat(program("/bin/python", layer)).contains("/usr/bin/python3.11");
        assertThat(program("/../bin//python", layer)).contains("/usr/bin/python3.11");
    }

    @Test
    void endsWithLinksThatLeadNowhere() {
        assertThat(program("/a", layer(Map.of("/a", new SymbolicLink("b"), "/b", new SymbolicLink("a")))))
                .isEmpty();
        assertThat(program("/a", layer(Map.of("/a", new SymbolicLink("../../../gone")))))
                .isEmpty();
    }

    @Test
    void takesAHardLinkForTheFileThatItNames() {
        var below = layer(Map.of("/usr/bin/python3", PROGRAM));
        var above = layer(Map.of("/usr/bin/python", new HardLink("/usr/bin/python3")));

        assertThat(program("/usr/bin/python", below, above)).contains("/usr/bin/python");
        assertThat(program("/usr/bin/python", above)).isEmpty();
    }

    @Test
    void forgetsWhatALayerTakesAway() {
        var below = layer(Map.of("/usr/bin/python", PROGRAM, "/usr/bin/python3", PROGRAM, "/usr/bin-x/a", PROGRAM));

        assertThat(program("/usr/bin/python", below, removing("/usr/bin/python")))
                .isEmpty();
        assertThat(program("/usr/bin/python3", below, removing("/usr/bin/python")))
                .isNotEmpty();
        assertThat(program("/usr/bin/python3", below, removing("/usr"))).isEmpty();
        assertThat(program("/usr/bin-x/a", below, removing("/usr/bin"))).isNotEmpty();
    }

    @Test
    void keepsInAnEmptiedDirectoryWhatTheSameLayerPutsThere() {
        var below = layer(Map.of("/opt/a", PROGRAM));
        var above = new LayerFiles(Map.of("/opt/b", PROGRAM), Set.of(), Set.of("/opt"));

        assertThat(program("/opt/a", below, above)).isEmpty();
        assertThat(program("/opt/b", below, above)).isNotEmpty();
        assertThat(program("/opt/a", below, new LayerFiles(Map.of(), Set.of(), Set.of("/"))))
                .isEmpty();
    }

    @Test
    void putsWhatIsAboveOverWhatIsBelow() {
        assertThat(program("/a", layer(Map.of("/a", PROGRAM)), layer(Map.of("/a", TEXT))))
                .isEmpty();
        assertThat(program("/a/b", layer(Map.of("/a/b", PROGRAM)), layer(Map.of("/a", TEXT))))
                .isEmpty();
        assertThat(program(
                        "/bin/sh",
                        layer(Map.of("/bin", new SymbolicLink("usr/bin"), "/usr/bin/sh", PROGRAM)),
                        layer(Map.of("/bin/python", PROGRAM))))
                .as("the link became a directory")
                .isEmpty();
    }

    @Test
    void knowsWhichFilesAreThereBesidesPrograms() {
        var files = ImageFiles.of(List.of(layer(Map.of("/app/boot.py", TEXT))));

        assertThat(files.holds("/app/boot.py")).isTrue();
        assertThat(files.holds("/app")).isFalse();
    }

    private static Option<String> program(String path, LayerFiles... layers) {
        return ImageFiles.of(List.of(layers)).program(path);
    }

    private static LayerFiles layer(Map<String, FileKind> files) {
        return new LayerFiles(new LinkedHashMap<>(files), Set.of(), Set.of());
    }

    private static LayerFiles removing(String path) {
        return new LayerFiles(Map.of(), Set.of(path), Set.of());
    }
}
