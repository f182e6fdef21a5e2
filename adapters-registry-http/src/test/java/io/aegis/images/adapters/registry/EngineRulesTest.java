package io.aegis.images.adapters.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.adapters.registry.EngineRules.Mirror;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineRulesTest {

    private static final ImageReference PYTHON =
            ImageReference.parse("python:3").get();

    @TempDir
    private Path directory;

    @Test
    void readDockersMirrors() throws IOException {
        var rules = docker("{\"registry-mirrors\": [\"https://one.example/\", \"http://two.example:5000/hub\"]}");

        assertThat(rules.mirrors(PYTHON))
                .containsExactly(
                        new Mirror("one.example/library/python", false),
                        new Mirror("two.example:5000/hub/library/python", true));
    }

    @ParameterizedTest
    @CsvSource({
        "registry.example:5000, true",
        "registry.example, false",
        "10.1.2.3:5000, true",
        "10.2.0.1, false",
        "[fd00::7]:5000, true",
        "ten.example, false"
    })
    void knowDockersInsecureHosts(String host, boolean insecure) throws IOException {
        var rules = docker("{\"insecure-registries\": [\"registry.example:5000\", \"10.1.0.0/16\", \"fd00::/8\"]}");

        assertThat(rules.isInsecure(host)).isEqualTo(insecure);
    }

    @Test
    void letTheLongestOfPodmansPrefixesDecide() throws IOException {
        var rules = podman("""
                [[registry]]
                prefix = "a.example"
                insecure = true
                [[registry]]
                prefix = "a.example/secret"
                blocked = true
                [[registry]]
                prefix = "*.b.example"
                location = "c.example"
                """);

        assertThat(rules.isInsecure("a.example/x")).isTrue();
        assertThat(rules.isInsecure("a.example:5000/x")).isTrue();
        assertThat(rules.isInsecure("a.example.evil/x")).isFalse();
        assertThat(rules.blocks("a.example/secret/x")).isTrue();
        assertThat(rules.blocks("a.example/secrets")).isFalse();
        assertThat(rules.location("x.b.example/y")).isEqualTo("c.example/y");
        assertThat(rules.location("b.example/y")).isEqualTo("b.example/y");
    }

    @Test
    void letPodmansLaterFilesReplaceWhatTheyRepeat() throws IOException {
        var main = write("registries.conf", "[[registry]]\nlocation = \"a.example\"\ninsecure = true\n");
        var additions = Files.createDirectory(directory.resolve("registries.conf.d"));
        Files.writeString(
                additions.resolve("10-more.conf"), "[[registry]]\nlocation = \"a.example\"\nblocked = true\n");
        Files.writeString(
                additions.resolve("not-read.txt"), "[[registry]]\nlocation = \"b.example\"\nblocked = true\n");

        var read = EngineRulesReader.read(
                new EngineFiles(Option.none(), Option.some(main), List.of(additions), List.of()));
        assertThat(read.problems()).isEmpty();
        assertThat(read.rules().blocks("a.example/x")).isTrue();
        assertThat(read.rules().isInsecure("a.example/x")).isFalse();
        assertThat(read.rules().blocks("b.example/x")).isFalse();
    }

    @Test
    void readPodmansShippedFile() throws IOException {
        var rules = podman("""
                # a comment
                unqualified-search-registries = ["docker.io"]
                short-name-mode = "enforcing"
                [aliases]
                "alpine" = "docker.io/library/alpine"
                """);

        assertThat(rules.mirrors(PYTHON)).isEmpty();
    }

    @Test
    void areNoneWithoutFiles() {
        var files = new EngineFiles(
                Option.some(directory.resolve("no")), Option.none(), List.of(directory.resolve("no.d")), List.of());

        assertThat(EngineRulesReader.read(files).problems()).isEmpty();
        assertThat(RegistryAdapter.problems(EngineFiles.none())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                                    | is not JSON
            []                                                   | is no JSON object
            {"registry-mirrors": "https://a.example"}            | registry-mirrors is not a list of texts
            {"registry-mirrors": [7]}                            | registry-mirrors is not a list of texts
            {"registry-mirrors": ["a.example"]}                  | registry-mirrors: 'a.example' is not the address of a mirror
            {"registry-mirrors": ["https://u:p@a.example"]}      | registry-mirrors: 'https://***@a.example' is not the address of a mirror
            {"insecure-registries": ["10.0.0.0/99"]}             | insecure-registries: '10.0.0.0/99' is neither a host nor a network
            {"insecure-registries": ["a b"]}                     | insecure-registries: 'a b' is neither a host nor a network
            """)
    void tellWhatIsWrongWithDockersFileInOneLine(String text, String problem) throws IOException {
        var file = write("daemon.json", text);

        assertThat(RegistryAdapter.problems(Given.docker(file))).containsExactly(file + " " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [[registry]                                          | is not TOML, see line 1
            registry = 7                                         | 'registry' is not a list of [[registry]] tables
            [registries.search]                                  | is of version 1, which Podman does not read any more: use [[registry]] tables
            [[registry]]                                         | registry 1: has neither a prefix nor a location
            registry = [{location = "a b"}]                      | registry 1: 'a b' is not a host, nor the beginning of a repository
            registry = [{prefix = "*.a/b"}]                      | registry 1: '*.a/b' is not a host, nor the beginning of a repository
            registry = [{prefix = "a.b", location = "c d"}]      | registry 1: 'c d' is not a location
            registry = [{location = "a.b", insecure = "yes"}]    | registry 1: insecure is neither true nor false
            registry = [{location = "a.b", mirror = [{}]}]       | registry 1: '' is not the location of a mirror
            registry = [{location = "a.b", mirror = [{location = "c.d", pull-from-mirror = "some"}]}] | registry 1: pull-from-mirror is 'all', 'digest-only' or 'tag-only'
            """)
    void tellWhatIsWrongWithPodmansFileInOneLine(String text, String problem) throws IOException {
        var file = write("registries.conf", text);

        assertThat(RegistryAdapter.problems(Given.podman(file))).containsExactly(file + " " + problem);
    }

    @Test
    void tellFilesThatAreNoneOrTooLarge() throws IOException {
        assertThat(RegistryAdapter.problems(Given.docker(directory)))
                .containsExactly(directory + " is not a regular file");

        var large = write("registries.conf", "#".repeat(1024 * 1024 + 1));
        assertThat(RegistryAdapter.problems(Given.podman(large))).containsExactly(large + " is larger than 1 MiB");
    }

    @Test
    void surviveTomlThatIsNestedForEver() throws IOException {
        var deep = write("registries.conf", "a = " + "[".repeat(100_000));

        assertThat(RegistryAdapter.problems(Given.podman(deep))).hasSize(1);
    }

    @Test
    void areLookedForWhereTheEnginesLook() throws IOException {
        var home = Files.createDirectories(directory.resolve("home"));
        var own = Files.createDirectories(home.resolve(".config/containers")).resolve("registries.conf");
        Files.writeString(own, "");

        assertThat(EngineFiles.of("podman", Map.of(), home).registries()).contains(own);
        assertThat(EngineFiles.of("podman", Map.of("CONTAINERS_REGISTRIES_CONF", "/x/y.conf"), home)
                        .registries())
                .contains(Path.of("/x/y.conf"));
        assertThat(EngineFiles.of("podman", Map.of(), home).certificates())
                .containsExactly(
                        home.resolve(".config/containers/certs.d"),
                        Path.of("/etc/containers/certs.d"),
                        Path.of("/etc/docker/certs.d"));
        assertThat(EngineFiles.of("docker", Map.of(), home).daemon()).contains(Path.of("/etc/docker/daemon.json"));
        assertThat(EngineFiles.of("docker", Map.of(), home).registries()).isEmpty();
    }

    private EngineRules docker(String text) throws IOException {
        return sound(Given.docker(write("daemon.json", text)));
    }

    private EngineRules podman(String text) throws IOException {
        return sound(Given.podman(write("registries.conf", text)));
    }

    private static EngineRules sound(EngineFiles files) {
        var read = EngineRulesReader.read(files);
        assertThat(read.problems()).isEmpty();
        return read.rules();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
