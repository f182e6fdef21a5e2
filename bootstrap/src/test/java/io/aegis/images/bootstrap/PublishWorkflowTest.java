package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.aegis.images.bootstrap.Repository.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the workflow publishes what the tagging strategy says: its own step is run, over a source with tags. */
class PublishWorkflowTest {
    private static final String IMAGE = "ghcr.io/acme/aegis-images:";

    @TempDir
    Path source;

    private JsonNode workflow;

    @BeforeEach
    void readTheWorkflow() throws Exception {
        workflow = new YAMLMapper()
                .readTree(Repository.ROOT
                        .resolve(".github/workflows/docker-publish.yml")
                        .toFile());
        var command = source.resolve("aegis-images");
        Files.writeString(
                command,
                "#!/bin/sh\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
                        .formatted(
                                System.getProperty("java.home"),
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        assertThat(command.toFile().setExecutable(true)).isTrue();
        git("init", "-q");
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "first");
        for (var tag : List.of("v1.2.2", "v1.3.0", "v2.0.0-rc.1", "1.1.9", "nightly")) {
            git("tag", tag);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "refs/heads/main, latest sha-0a1b2c3",
        "refs/tags/v1.3.1, 1.3.1 1.3 1",
        "refs/tags/v1.2.3, 1.2.3 1.2",
        "refs/tags/v1.2.1, 1.2.1",
        "refs/tags/v2.0.0-rc.2, 2.0.0-rc.2",
    })
    void publishesUnderTheTagsOfTheStrategy(String ref, String tags) throws Exception {
        var expected = new ArrayList<>(List.of("references<<END"));
        List.of(tags.split(" ")).forEach(tag -> expected.add(IMAGE + tag));
        expected.add("END");

        var ended = tagStep(ref);

        assertThat(ended.said()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(Files.readAllLines(source.resolve("output"))).isEqualTo(expected);
    }

    @Test
    void publishesNothingElse() throws Exception {
        var ended = tagStep("refs/heads/develop");

        assertThat(ended.code()).isNotZero();
        assertThat(ended.said()).contains("'refs/heads/develop' is not published");
        assertThat(source.resolve("output")).doesNotExist();
    }

    @Test
    void isStartedByWhatIsPublished() {
        var pushed = workflow.path("on").path("push");
        assertThat(pushed.path("branches")).extracting(JsonNode::asText).containsExactly("main");
        // GitHub's patterns: "?" and "+" repeat the character before them, "." is itself, "*" is anything but "/".
        var pattern = pushed.path("tags").get(0).asText().replace(".", "\\.").replace("*", "[^/]*");
        assertThat(List.of("v1.2.3", "1.2.3", "v10.20.30-rc.1", "0.9.0-pre-alpha"))
                .allMatch(tag -> tag.matches(pattern));
        assertThat(List.of("nightly", "v1.2", "vv1.2.3", "x1.2.3")).noneMatch(tag -> tag.matches(pattern));
        assertThat(workflow.path("permissions").path("packages").asText()).isEqualTo("write");
    }

    @Test
    void pushesWhatTheStepSaid() {
        var checkout = step("uses", "actions/checkout@");
        assertThat(checkout.path("with").path("fetch-depth").asText()).isEqualTo("0");
        var push = step("uses", "docker/build-push-action@").path("with");
        assertThat(push.path("tags").asText()).isEqualTo("${{ steps.tags.outputs.references }}");
        assertThat(push.path("push").asBoolean()).isTrue();
        assertThat(step("id", "tags").path("run").asText()).contains("references<<END");
    }

    private Ended tagStep(String ref) throws Exception {
        var script = Files.writeString(
                source.resolve("step.sh"), step("id", "tags").path("run").asText());
        return Repository.run(
                source,
                Map.of(
                        "PATH", System.getenv("PATH"),
                        "HOME", source.toString(),
                        "GITHUB_REF", ref,
                        "GITHUB_SHA", "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
                        "GITHUB_REPOSITORY", "Acme/aegis-images",
                        "GITHUB_OUTPUT", source.resolve("output").toString(),
                        "RUNNER_TEMP", source.toString()),
                // As GitHub runs a step.
                List.of("bash", "-e", script.toString()));
    }

    private JsonNode step(String key, String beginning) {
        return StreamSupport.stream(
                        workflow.path("jobs").path("publish").path("steps").spliterator(), false)
                .filter(step -> step.path(key).asText().startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step has " + key + " " + beginning));
    }

    private void git(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var ended = Repository.run(source, Map.of("PATH", System.getenv("PATH"), "HOME", source.toString()), command);
        assertThat(ended.code()).as(ended.said()).isZero();
    }
}
