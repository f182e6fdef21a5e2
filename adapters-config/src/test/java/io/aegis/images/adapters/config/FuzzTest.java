package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes come: an answer, or one line that says what is wrong. */
class FuzzTest {

    private static final String AGENT = """
            apiVersion: 100monkeys.ai/v1
            kind: Agent
            metadata: &m
              name: summariser
              labels: {a: "b\\u0041", c: 'd', e: [1, 2.50, ~]}
            x: &m2 |
              text
            spec:
              runtime:
                image: ghcr.io/acme/agent:1.4
                image_pull_policy: Always
            """;
    private static final String WORKFLOW = """
            {"apiVersion": "100monkeys.ai/v1", "kind": "Workflow", "metadata": {"name": "nightly"},
            \t"spec": {"states": {"a": {"kind": "ContainerRun", "image": "ghcr.io/a/b", "registry_credentials": "env:X"},
              "b": {"kind": "ParallelContainerRun", "steps": [{"name": "x", "image": "ghcr.io/a/b"}]}}}}
            """;
    private static final String NODE = """
            apiVersion: 100monkeys.ai/v1
            kind: NodeConfig
            metadata: {name: n}
            secrets: {a: {type: dockercfg, data: {.dockerconfigjson: "{}"}}}
            spec:
              node: {id: n}
              registry_credentials: [{registry: a.b/c, username: u, password: env:P}]
              secrets: {backend: {address: "https://b.c", approle: {role_id: r}, namespace: n, tls: {ca_cert: /c}}}
              images:
                data_dir: ~/x
                runtime_lock: y
                clocks: {resolve: 1h30m, minimum_progress_bytes: 64KiB}
                limits: {parallel_pulls: 3}
                retries: {RateLimited: {attempts: 3, delay: 1s}}
                back_off: {initial: 1s, longest: 2s}
                access: {mode: never_for_allow_list, allow: [a.b/c], remember: 1h}
                always_fallback: cached
                probe: true
                request_credentials: [{source: "env:A_*", registries: [a.b]}]
                registries: [{host: "a.b:5000", plain_http: true, ca: /c, mirrors: [m.n/o], token_servers: [t.u]}]
                registry_timeout: 5s
            """;
    private static final String REGISTRY = """
            apiVersion: aegis.ai/v1
            kind: RuntimeRegistry
            spec:
              registry_url: docker.io
              runtimes: {python: {3.10: {image: "python:3.10", deprecated: true, bootstrap_env: {A: b}}}}
            """;
    private static final String LOCK = """
            apiVersion: aegis.ai/v1
            kind: RuntimeRegistryLock
            spec:
              runtimes:
                "python": {"3.10": {image: "docker.io/library/python:3.10", resolved_at: "2026-03-01T12:00:00Z",
                  digest: "sha256:%1$s", platforms: {linux/amd64: {manifest: "sha256:%1$s", image_id: "sha256:%1$s"}}}}
            """.formatted("0123456789abcdef".repeat(4));
    private static final String SPECIAL = "\t\n\r :-?{}[],#&*!|>'\"%@`\\~<=/.0\u0000\u0007\u0085\u2028\uFEFF";

    @TempDir
    private Path directory;

    private Documents documents;

    @BeforeEach
    void documents() {
        documents = new Given(directory, Map.of()).documents();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "workflow", "node", "registry", "lock"})
    void survivesMutatedText(String kind) {
        var original = original(kind);
        var random = new Random(kind.hashCode());
        int usable = 0;
        for (int i = 0; i < 6_000; i++) {
            usable += assertAnswered(read(kind, mutated(original, random))) ? 1 : 0;
        }

        assertThat(usable).as("mutations that leave a usable document").isBetween(60, 5_900);
    }

    @Test
    void survivesRandomBytesInAFile() throws IOException {
        var random = new Random(42);
        var file = directory.resolve("work/bytes.yaml");
        for (int i = 0; i < 2_000; i++) {
            var bytes = i % 2 == 0 ? new byte[random.nextInt(200)] : AGENT.getBytes(StandardCharsets.UTF_8);
            if (i % 2 == 0) {
                random.nextBytes(bytes);
            } else {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, bytes);

            assertAnswered(documents.manifest(file));
        }
    }

    private static String original(String kind) {
        return switch (kind) {
            case "agent" -> AGENT;
            case "workflow" -> WORKFLOW;
            case "node" -> NODE;
            case "lock" -> LOCK;
            default -> REGISTRY;
        };
    }

    private Either<BadDocument, ?> read(String kind, String text) {
        return switch (kind) {
            case "node" ->
                inMemory(text, document -> new NodeConfig(Path.of("f.yaml"), surroundings(), List.of()).read(document));
            case "lock" -> inMemory(text, RuntimeLockReader::read);
            case "registry" -> inMemory(text, RuntimeRegistryReader::read);
            default -> documents.manifest("f.yaml", text);
        };
    }

    private Surroundings surroundings() {
        return new Surroundings(Map.of(), directory, directory, directory);
    }

    private static <T> Either<BadDocument, T> inMemory(String text, Function<Section, T> reader) {
        try {
            return Either.right(reader.apply(Section.document(YamlReader.read(text))));
        } catch (Unusable unusable) {
            return Either.left(unusable.in("f.yaml"));
        }
    }

    private static String mutated(String original, Random random) {
        var text = new StringBuilder(original);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int other = random.nextInt(text.length());
            switch (random.nextInt(6)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, SPECIAL.charAt(random.nextInt(SPECIAL.length())));
                case 2 -> text.setCharAt(at, (char) random.nextInt(0x10000));
                case 3 -> text.delete(Math.min(at, other), Math.min(text.length() - 1, Math.min(at, other) + 10));
                case 4 -> text.insert(at, text.substring(Math.min(at, other), Math.max(at, other)));
                default -> text.setCharAt(at, SPECIAL.charAt(random.nextInt(SPECIAL.length())));
            }
        }
        return text.toString();
    }

    private static boolean assertAnswered(Either<BadDocument, ?> answer) {
        answer.swap()
                .forEach(problem ->
                        assertThat(problem.message()).hasSizeLessThan(1500).matches("[^\\p{Cntrl}\u2028\u2029]+"));
        return answer.isRight();
    }
}
