package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be told of the Dockerfile without building it. What its stages run is run by {@link PackageIT}. */
class DockerfileTest {
    private static final String OUTPUTS = "/source/bootstrap/target/dist/lib";

    private final List<List<String>> instructions = new ArrayList<>();

    @BeforeEach
    void readIt() throws IOException {
        var text = Files.readString(Repository.ROOT.resolve("Dockerfile")).replaceAll("(?m)^#.*\n", "");
        text.replace("\\\n", " ")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> instructions.add(List.of(line.split("\\s+"))));
    }

    @Test
    void copiesWhatIsThere() {
        var stages = new HashSet<String>();
        for (var words : instructions) {
            if (words.getFirst().equals("FROM") && words.contains("AS")) {
                stages.add(words.getLast());
            }
            if (words.getFirst().equals("COPY")) {
                var options = words.stream()
                        .filter(word -> word.startsWith("--from="))
                        .toList();
                var from = words.get(1 + options.size());
                if (options.isEmpty()) {
                    assertThat(Repository.ROOT.resolve(from)).exists();
                } else {
                    assertThat(stages).contains(options.getFirst().substring("--from=".length()));
                    assertThat(from).isIn(OUTPUTS, "/opt/aegis-images");
                }
            }
        }
        assertThat(stages).containsExactlyInAnyOrder("build", "package");
    }

    @Test
    void namesEachBaseImageInFullAndByItsVersion() {
        assertThat(all("FROM"))
                .hasSize(3)
                .allSatisfy(words -> assertThat(words.stream()
                                .filter(word -> !word.startsWith("--"))
                                .findFirst())
                        .hasValueSatisfying(image -> assertThat(image).matches("docker\\.io/.+:[0-9]+.*")));
    }

    @Test
    void endsAsAUserWhoIsNotRoot() {
        assertThat(all("USER").getLast().getFirst().toLowerCase(Locale.ROOT)).isEqualTo("aegis");
        assertThat(index("USER")).isLessThan(index("ENTRYPOINT")).isGreaterThan(index("COPY"));
    }

    @Test
    void asksItsOwnDoctorForItsHealth() {
        assertThat(String.join(" ", all("HEALTHCHECK").getFirst())).endsWith("CMD [\"aegis-images\", \"doctor\"]");
        assertThat(String.join(" ", all("ENTRYPOINT").getFirst())).isEqualTo("[\"aegis-images\"]");
    }

    private List<List<String>> all(String instruction) {
        return instructions.stream()
                .filter(words -> words.getFirst().equals(instruction))
                .map(words -> words.subList(1, words.size()))
                .toList();
    }

    private int index(String instruction) {
        var last = -1;
        for (int i = 0; i < instructions.size(); i++) {
            last = instructions.get(i).getFirst().equals(instruction) ? i : last;
        }
        return last;
    }
}
