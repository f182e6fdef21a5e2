package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.resolution.ImageNeed;
import io.aegis.images.application.resolution.Manifest;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.fit.Start.ByCommand;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.CustomRuntime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowManifestTest {

    private static final String HEAD = """
            apiVersion: 100monkeys.ai/v1
            kind: Workflow
            metadata: {name: nightly}
            spec:
              initial_state: build
              states:
            """;

    private final Documents documents = ConfigAdapter.documents(Map.of(), Path.of("/"), Path.of("/"));

    private Either<String, Manifest> read(String states) {
        return documents.manifest("flow.yaml", HEAD + states.indent(4)).mapLeft(BadDocument::message);
    }

    private static ImageNeed need(String who, String image, PullPolicy policy, Option<String> credentials) {
        return new ImageNeed(
                who,
                new CustomRuntime(ImageReference.parse(image).get()),
                policy,
                credentials.flatMap(RequestCredential::parse),
                new ByCommand());
    }

    @Test
    void needsOneImageForEachStepThatRunsAContainer() {
        var flow = read("""
                think: {kind: Agent, agent: coder, transitions: []}
                ask: {kind: Human, prompt: fine}
                shell: {kind: System, command: make}
                judge: {kind: ParallelAgents, agents: []}
                child: {kind: Subworkflow, workflow_id: other}
                build:
                  kind: ContainerRun
                  name: compile
                  image: docker.io/library/rust:1.75-alpine
                  image_pull_policy: Always
                  registry_credentials: env:HUB_LOGIN
                  command: [cargo, build]
                test:
                  kind: ParallelContainerRun
                  image_pull_policy: Never
                  completion: all_succeed
                  steps:
                    - {name: lint, image: "ghcr.io/acme/lint:2", registry_credentials: "secret:cicd/docker-registry"}
                    - {name: unit, image: "ghcr.io/acme/unit:3"}
                """);

        assertThat(flow)
                .isEqualTo(Either.right(new Manifest(
                        "nightly",
                        List.of(
                                need(
                                        "workflow nightly, state build",
                                        "docker.io/library/rust:1.75-alpine",
                                        PullPolicy.ALWAYS,
                                        Option.some("env:HUB_LOGIN")),
                                need(
                                        "workflow nightly, state test, step lint",
                                        "ghcr.io/acme/lint:2",
                                        PullPolicy.NEVER,
                                        Option.some("secret:cicd/docker-registry")),
                                need(
                                        "workflow nightly, state test, step unit",
                                        "ghcr.io/acme/unit:3",
                                        PullPolicy.NEVER,
                                        Option.none())),
                        List.of())));
    }

    @Test
    void mayNeedNoImageAtAll() {
        assertThat(read("think: {kind: Agent, agent: coder}"))
                .isEqualTo(Either.right(new Manifest("nightly", List.of(), List.of())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "build: {kind: ContainerRun, image: ghcr.io/a/b, imagePullPolicy: Always}|7: spec.states.build.imagePullPolicy is not a known key and has no effect; did you mean image_pull_policy?",
                "build: {kind: ParallelContainerRun, imagePullPolicy: Always, steps: [{name: a, image: ghcr.io/a/b}]}|7: spec.states.build.imagePullPolicy is not a known key and has no effect; did you mean image_pull_policy?",
                "build: {kind: ParallelContainerRun, steps: [{name: a, image: ghcr.io/a/b, image_pull_policy: Always}]}|7: spec.states.build.steps[0].image_pull_policy has no effect: spec.states.build.image_pull_policy applies to all steps",
                "build: {kind: Containerrun, image: ghcr.io/a/b}|7: spec.states.build.kind 'Containerrun' is not a known kind of state; did you mean ContainerRun?",
                "build: {kind: ContainerRun, image: 'rust:1.75-alpine'}|7: spec.states.build.image 'rust:1.75-alpine' does not name its registry and is taken for docker.io/library/rust:1.75-alpine",
                "build: {kind: Quantum}|7: spec.states.build.kind 'Quantum' is not a known kind of state",
            })
    void warnsOfWhatMayNotMeanWhatItSeems(String states, String warning) {
        assertThat(read(states).get().warnings()).containsExactly("flow.yaml:" + warning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "build: {image: ghcr.io/a/b}|7: spec.states.build.kind is missing",
                "build: []|7: spec.states.build must hold keys and values, not a list",
                "build: {kind: ContainerRun}|7: spec.states.build.image is missing",
                "build: {kind: ContainerRun, image: ghcr.io/A}|7: spec.states.build.image: 'ghcr.io/A' is not an image reference: the repository must be lower case: 'A'",
                "build: {kind: ContainerRun, image: ghcr.io/a/b, image_pull_policy: always}|7: spec.states.build.image_pull_policy 'always' is none of Always, IfNotPresent, Never; did you mean Always?",
                "build: {kind: ParallelContainerRun}|7: spec.states.build.steps is missing",
                "build: {kind: ParallelContainerRun, steps: []}|7: spec.states.build.steps needs at least one step",
                "build: {kind: ParallelContainerRun, steps: {a: b}}|7: spec.states.build.steps must be a list, not keys and values",
                "build: {kind: ParallelContainerRun, steps: [{image: ghcr.io/a/b}]}|7: spec.states.build.steps[0].name is missing",
                "build: {kind: ParallelContainerRun, steps: [{name: a}]}|7: spec.states.build.steps[0].image is missing",
                "build: {kind: ParallelContainerRun, steps: [{name: a, image: ghcr.io/a/b}, {name: a, image: ghcr.io/a/c}]}|7: spec.states.build.steps[1].name 'a' is the name of an earlier step",
            })
    void refusesAStateThatCannotRun(String states, String problem) {
        assertThat(read(states)).isEqualTo(Either.left("flow.yaml:" + problem));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "me:hunter2",
                "env:",
                "env:1HUNTER2",
                "env:hunter2 x",
                "secret:",
                "secret:hunter2",
                "secret:/hunter2",
                "secret:hunter2/",
                "file:/hunter2"
            })
    void refusesCredentialsInTheManifestAndDoesNotQuoteThem(String credentials) {
        assertThat(read("build: {kind: ContainerRun, image: ghcr.io/a/b, registry_credentials: '" + credentials + "'}"))
                .isEqualTo(Either.left("flow.yaml:7: spec.states.build.registry_credentials must be env:VARIABLE or"
                        + " secret:ENGINE/PATH, never the credential itself"));
    }

    @Test
    void refusesAWorkflowWithoutStates() {
        assertThat(documents
                        .manifest(
                                "flow.yaml",
                                "{apiVersion: 100monkeys.ai/v1, kind: Workflow, metadata: {name: a}, spec: {}}")
                        .mapLeft(BadDocument::message))
                .isEqualTo(Either.left("flow.yaml:1: spec.states is missing"));
    }
}
