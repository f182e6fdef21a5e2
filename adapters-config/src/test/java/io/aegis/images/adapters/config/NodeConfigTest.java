package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.settings.AccessRules;
import io.aegis.images.application.settings.AccessRules.Mode;
import io.aegis.images.application.settings.BackOffRule;
import io.aegis.images.application.settings.CacheSettings;
import io.aegis.images.application.settings.ConfiguredCredential;
import io.aegis.images.application.settings.ConfiguredSecret;
import io.aegis.images.application.settings.CredentialSettings;
import io.aegis.images.application.settings.NodeSettings;
import io.aegis.images.application.settings.OpenBaoSettings;
import io.aegis.images.application.settings.PlatformSettings;
import io.aegis.images.application.settings.PullClocks;
import io.aegis.images.application.settings.PullLimits;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.application.settings.RegistrySettings;
import io.aegis.images.application.settings.RegistrySettings.ConfiguredRegistry;
import io.aegis.images.application.settings.RequestCredentialRule;
import io.aegis.images.application.settings.RetryRules;
import io.aegis.images.application.settings.RetryRules.Rule;
import io.aegis.images.application.settings.ServiceSettings;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeConfigTest {

    private static final String HEAD = Given.NODE;
    private static final Path FILE = Path.of("node.yaml");

    @TempDir
    private Path directory;

    private Given given;

    @BeforeEach
    void machine() {
        given = new Given(
                directory, Map.of("NODE", "from-env", "EMPTY", " ", "TIME", "hunter2", "SOCKET", "/run/x.sock"));
    }

    private Either<String, NodeSettings> read(String text) {
        given.file("work/node.yaml", text);
        return given.documents().nodeSettings(Option.some(FILE)).mapLeft(BadDocument::message);
    }

    private Either<String, NodeSettings> spec(String lines) {
        return given.spec(lines);
    }

    private static Path inWork(Path directory, String name) {
        return directory.resolve("work").resolve(name);
    }

    @Test
    void readsEverythingThatConcernsImages() {
        var settings = read("""
                apiVersion: 100monkeys.ai/v1
                kind: NodeConfig
                metadata: {name: edge-7}
                secrets:
                  team-a:
                    type: dockercfg
                    data:
                      .dockerconfigjson: '{"auths":{}}'
                  team-b:
                    type: kubernetes.io/dockerconfigjson
                    data: {.dockerconfigjson: "env:TEAM_B"}
                spec:
                  node: {id: env:NODE, type: edge}
                  cluster: {enabled: true}
                  image_tag: 1.2.3
                  runtime:
                    container_socket_path: env:SOCKET
                    runtime_registry_path: registry.yaml
                    default_isolation: docker
                  secrets: {backend: {address: "https://bao.acme.example", approle: {role_id: node}}}
                  registry_credentials:
                    - {registry: ghcr.io/acme, username: me, password: env:GHCR_TOKEN}
                    - {registry: "127.0.0.1:5000", username: "secret:cicd/registry#user", password: secret:cicd/registry}
                  images:
                    data_dir: ~/images
                    runtime_lock: our.lock.yaml
                    clocks: {resolve: 90s, no_progress: 2m, total: 1h30m, minimum_progress_bytes: 64KiB}
                    limits: {parallel_pulls: 8, parallel_pulls_per_registry: 2}
                    retries:
                      NetworkTimeout: {attempts: 3, delay: 500ms, longest_delay: 10s}
                      RateLimited: {attempts: 2}
                    back_off: {initial: 1s, longest: 1m}
                    access: {mode: always}
                    always_fallback: cached
                    probe: false
                    request_credentials: [{source: "env:TEAM_*", registries: [ghcr.io]}]
                    registries: [{host: registry.acme.example}]
                    registry_timeout: 5s
                """);

        assertThat(settings)
                .isEqualTo(Either.right(new NodeSettings(
                        Option.some(FILE),
                        NodeId.parse("from-env"),
                        Option.some("/run/x.sock"),
                        Option.some(inWork(directory, "registry.yaml")),
                        Option.some(inWork(directory, "our.lock.yaml")),
                        Option.some(directory.resolve("home/images")),
                        new PullSettings(
                                new PullClocks(
                                        Duration.ofSeconds(90),
                                        Duration.ofMinutes(2),
                                        Duration.ofMinutes(90),
                                        64 * 1024),
                                new PullLimits(8, 2),
                                new RetryRules(Map.of(
                                        "NetworkTimeout", new Rule(3, Duration.ofMillis(500), Duration.ofSeconds(10)),
                                        "RateLimited", new Rule(2, Duration.ofSeconds(2), Duration.ofMinutes(2)))),
                                Option.some(new BackOffRule(Duration.ofSeconds(1), Duration.ofMinutes(1))),
                                new AccessRules(Mode.ALWAYS, List.of(), Duration.ofHours(24)),
                                false,
                                true),
                        new CredentialSettings(
                                List.of(
                                        new ConfiguredCredential("ghcr.io/acme", "me", "env:GHCR_TOKEN"),
                                        new ConfiguredCredential(
                                                "127.0.0.1:5000", "secret:cicd/registry#user", "secret:cicd/registry")),
                                List.of(
                                        new ConfiguredSecret("team-a", "{\"auths\":{}}"),
                                        new ConfiguredSecret("team-b", "env:TEAM_B")),
                                List.of(new RequestCredentialRule("env:TEAM_*", List.of("ghcr.io"))),
                                Option.some(new OpenBaoSettings(
                                        URI.create("https://bao.acme.example"),
                                        "node",
                                        "OPENBAO_SECRET_ID",
                                        Option.none(),
                                        Option.none(),
                                        Option.none(),
                                        Option.none()))),
                        new RegistrySettings(
                                List.of(new ConfiguredRegistry(
                                        "registry.acme.example", false, Option.none(), List.of(), List.of())),
                                Duration.ofSeconds(5)),
                        new PlatformSettings(PlatformSettings.DEFAULT.images(), Option.some("1.2.3")),
                        ServiceSettings.DEFAULT,
                        CacheSettings.DEFAULT,
                        List.of())));
    }

    @Test
    void fillsInEveryDefault() {
        var usual = NodeSettings.defaults();

        assertThat(read(HEAD))
                .isEqualTo(Either.right(new NodeSettings(
                        Option.some(FILE),
                        NodeId.parse("edge-7"),
                        usual.socket(),
                        usual.runtimeRegistry(),
                        usual.runtimeLock(),
                        usual.dataDirectory(),
                        usual.pulls(),
                        usual.credentials(),
                        usual.registries(),
                        usual.platform(),
                        usual.service(),
                        usual.cache(),
                        List.of())));
    }

    @Test
    void passesOverWhatAegisKeepsThereBesides() {
        assertThat(spec("llm_providers: [{name: x}]\nobservability: {logging: {level: info}}\nimage_tag: 1.2.3")
                        .get()
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"90s, 90000", "2m, 120000", "1h30m, 5400000", "500ms, 500", "1h1m1s1ms, 3661001", "168h, 604800000"})
    void readsDurations(String text, long millis) {
        assertThat(spec("images: {clocks: {total: " + text + "}}")
                        .get()
                        .pulls()
                        .clocks()
                        .total())
                .isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "65536, 65536", "64KiB, 65536", "1MiB, 1048576", "1024MiB, 1073741824"})
    void readsNumbersOfBytes(String text, long bytes) {
        assertThat(spec("images: {clocks: {minimum_progress_bytes: " + text + "}}")
                        .get()
                        .pulls()
                        .clocks()
                        .minimumProgressBytes())
                .isEqualTo(bytes);
    }

    @Test
    void givesABackOffThatIsOnlySwitchedOnItsUsualTimes() {
        assertThat(spec("images: {back_off: {}}").get().pulls().backOff())
                .isEqualTo(Option.some(new BackOffRule(Duration.ofSeconds(10), Duration.ofMinutes(5))));
    }

    @Test
    void letsTheUsualEndOfAWaitFollowALongBeginning() {
        assertThat(spec("images: {back_off: {initial: 10m}}").get().pulls().backOff())
                .isEqualTo(Option.some(new BackOffRule(Duration.ofMinutes(10), Duration.ofMinutes(10))));
    }

    @Test
    void warnsOfTheOldNameOfTheSocket() {
        var settings =
                spec("runtime: {docker_socket_path: /var/run/docker.sock}").get();

        assertThat(settings.socket()).isEmpty();
        assertThat(settings.warnings())
                .containsExactly("node.yaml:6: spec.runtime.docker_socket_path has no effect: the key is called"
                        + " spec.runtime.container_socket_path");
    }

    @Test
    void warnsOfASecretThatHoldsNoCredentials() {
        var settings = read("secrets: {x: {type: opaque, data: {}}}\n" + HEAD).get();

        assertThat(settings.credentials().secrets()).isEmpty();
        assertThat(settings.warnings())
                .containsExactly("node.yaml:1: secrets.x.type 'opaque' holds no registry credentials and has no effect"
                        + " (dockerconfigjson, dockercfg, kubernetes.io/dockerconfigjson)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "images: {clock: {}}|spec.images.clock is not a known key; did you mean clocks?",
                "images: {colour: red}|spec.images.colour is not a known key",
                "images: []|spec.images must hold keys and values, not a list",
                "images: {data_dir: [a]}|spec.images.data_dir must be text, not a list",
                "images: {data_dir: \"a\\0b\"}|spec.images.data_dir 'a\uFFFDb' is not a path",
                "images: {clocks: {noProgress: 1s}}|spec.images.clocks.noProgress is not a known key; did you mean no_progress?",
                "images: {clocks: {resolve: 90}}|spec.images.clocks.resolve '90' is not a duration, as in 90s, 2m, 1h30m or 500ms",
                "images: {clocks: {resolve: 1m1h}}|spec.images.clocks.resolve '1m1h' is not a duration, as in 90s, 2m, 1h30m or 500ms",
                "images: {clocks: {resolve: -1s}}|spec.images.clocks.resolve '-1s' is not a duration, as in 90s, 2m, 1h30m or 500ms",
                "images: {clocks: {resolve: 0s}}|spec.images.clocks.resolve '0s' must be more than nothing and at most 168h",
                "images: {clocks: {total: 169h}}|spec.images.clocks.total '169h' must be more than nothing and at most 168h",
                "images: {clocks: {total: 9999999h}}|spec.images.clocks.total '9999999h' is not a duration, as in 90s, 2m, 1h30m or 500ms",
                "images: {clocks: {minimum_progress_bytes: 1.5MiB}}|spec.images.clocks.minimum_progress_bytes '1.5MiB' is not a number of bytes, as in 65536, 64KiB or 1MiB",
                "images: {clocks: {minimum_progress_bytes: 0}}|spec.images.clocks.minimum_progress_bytes '0' must be from 1 to 1024MiB",
                "images: {clocks: {minimum_progress_bytes: 999999999999MiB}}|spec.images.clocks.minimum_progress_bytes '999999999999MiB' must be from 1 to 1024MiB",
                "images: {limits: {parallel_pulls: 0}}|spec.images.limits.parallel_pulls '0' must be a whole number from 1 to 1000",
                "images: {limits: {parallel_pulls: 1001}}|spec.images.limits.parallel_pulls '1001' must be a whole number from 1 to 1000",
                "images: {limits: {parallel_pulls: 3.0}}|spec.images.limits.parallel_pulls '3.0' must be a whole number from 1 to 1000",
                "images: {limits: {parallel_pulls_per_registry: many}}|spec.images.limits.parallel_pulls_per_registry 'many' must be a whole number from 1 to 1000",
                "images: {limits: {parallel: 1}}|spec.images.limits.parallel is not a known key",
                "images: {retries: {NetworkTimeout: {}}}|spec.images.retries.NetworkTimeout.attempts is missing",
                "images: {retries: {NetworkTimeout: 3}}|spec.images.retries.NetworkTimeout must hold keys and values, not text",
                "images: {retries: {NetworkTimeout: {attempts: 21}}}|spec.images.retries.NetworkTimeout.attempts '21' must be a whole number from 1 to 20",
                "images: {retries: {NetworkTimeout: {attempts: 0}}}|spec.images.retries.NetworkTimeout.attempts '0' must be a whole number from 1 to 20",
                "images: {retries: {NetworkTimeout: {attempts: 2, dealy: 1s}}}|spec.images.retries.NetworkTimeout.dealy is not a known key; did you mean delay?",
                "images: {retries: {NetworkTimeout: {attempts: 2, delay: 2s, longest_delay: 1s}}}|spec.images.retries.NetworkTimeout.longest_delay '1s' is shorter than the wait that it ends",
                "images: {retries: {networkTimeout: {attempts: 2}}}|spec.images.retries.networkTimeout is not a failure class that can be retried; did you mean NetworkTimeout? (NetworkTimeout, RateLimited, RegistryUnreachable, RegistryError, RuntimeUnavailable, Interrupted)",
                "images: {retries: {Everything: {attempts: 2}}}|spec.images.retries.Everything is not a failure class that can be retried (NetworkTimeout, RateLimited, RegistryUnreachable, RegistryError, RuntimeUnavailable, Interrupted)",
                "images: {retries: {AuthenticationFailed: {attempts: 2}}}|spec.images.retries.AuthenticationFailed cannot be retried: the same credential is refused again, and may get locked",
                "images: {retries: {DiskFull: {attempts: 2}}}|spec.images.retries.DiskFull cannot be retried: the disk stays full until somebody frees space",
                "images: {back_off: {initial: 1m, longest: 1s}}|spec.images.back_off.longest '1s' is shorter than the wait that it ends",
                "images: {back_off: {first: 1m}}|spec.images.back_off.first is not a known key",
                "runtime: {container_socket_path: secret:a/b}|spec.runtime.container_socket_path is a secret: value, which is read for registry credentials only; write the value itself or env:VARIABLE",
                "runtime: {container_socket_path: env:NOT_SET}|spec.runtime.container_socket_path is read from the variable NOT_SET, which is not set: set it, or write the value itself",
                "runtime: {container_socket_path: env:EMPTY}|spec.runtime.container_socket_path is read from the variable EMPTY, which is not set: set it, or write the value itself",
                "images: {clocks: {total: env:TIME}}|spec.images.clocks.total 'env:TIME' is not a duration, as in 90s, 2m, 1h30m or 500ms",
                "images: {always_fallback: cache}|spec.images.always_fallback 'cache' is none of fail, cached; did you mean cached?",
                "images: {probe: yes}|spec.images.probe 'yes' must be true or false",
                "registry_credentials: [{registry: a.b, username: a, password: 'secret:hunter2/x'}]|spec.registry_credentials[0].password is a secret: value, and there is no spec.secrets.backend to read it from",
                "registry_credentials: {}|spec.registry_credentials must be a list, not keys and values",
                "registry_credentials: [hunter2]|spec.registry_credentials[0] must hold keys and values, not text",
                "registry_credentials: [{username: a, password: hunter2}]|spec.registry_credentials[0].registry is missing",
                "registry_credentials: [{registry: a.b, password: hunter2}]|spec.registry_credentials[0].username is missing",
                "registry_credentials: [{registry: a.b, username: a}]|spec.registry_credentials[0].password is missing",
                "registry_credentials: [{registry: a.b, username: a, password: [hunter2]}]|spec.registry_credentials[0].password must be text, not a list",
            })
    void refusesWhatCannotBeMeant(String line, String problem) {
        assertThat(spec(line)).isEqualTo(Either.left("node.yaml:6: " + problem));
    }

    @ParameterizedTest
    @CsvSource({
        "username, secret:foo",
        "password, secret:hunter2/../b",
        "password, secret:a/b#",
        "password, secret:a/b#c d"
    })
    void refusesANameThatNoSecretHasAndDoesNotQuoteIt(String key, String value) {
        assertThat(spec("""
                secrets: {backend: {address: 'https://bao.acme.example', approle: {role_id: node}}}
                registry_credentials:
                  - registry: ghcr.io
                    username: me
                    password: hunter2
                """.replaceFirst(key + ": \\w+", key + ": '" + value + "'")))
                .isEqualTo(Either.left("node.yaml:" + (key.equals("username") ? 9 : 10)
                        + ": spec.registry_credentials[0]." + key
                        + " is no name of a secret: write secret:ENGINE/PATH or secret:ENGINE/PATH#FIELD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "ftp://ghcr.io", "https://me:hunter2@ghcr.io", "ghcr.io//a", "/a", "ghcr.io:hunter2"})
    void refusesARegistryThatIsNoneAndDoesNotQuoteIt(String registry) {
        assertThat(spec("registry_credentials: [{registry: '" + registry + "', username: a, password: b}]"))
                .isEqualTo(Either.left("node.yaml:6: spec.registry_credentials[0].registry is not a registry: write its"
                        + " host, as in ghcr.io, or a host and the beginning of a repository, as in ghcr.io/acme"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|1: apiVersion is missing: it must be 100monkeys.ai/v1",
                "{apiVersion: aegis.ai/v1}|1: apiVersion 'aegis.ai/v1' must be 100monkeys.ai/v1",
                "{apiVersion: 100monkeys.ai/v1, kind: Node}|1: kind 'Node' must be NodeConfig",
                "{apiVersion: 100monkeys.ai/v1, kind: NodeConfig}|1: metadata.name is missing",
                "{apiVersion: 100monkeys.ai/v1, kind: NodeConfig, metadata: {name: ''}}|1: metadata.name is empty",
                "{apiVersion: 100monkeys.ai/v1, kind: NodeConfig, metadata: {name: a}}|1: spec is missing",
                "{apiVersion: 100monkeys.ai/v1, kind: NodeConfig, metadata: {name: a}, spec: {}}|1: spec.node.id is missing",
                "{apiVersion: 100monkeys.ai/v1, kind: NodeConfig, metadata: {name: a}, spec: {node: {id: a b}}}|1: spec.node.id 'a b' is not a node id: up to 128 visible ASCII characters without",
                "{apiVersion: 100monkeys.ai/v1, kind: NodeConfig, metadata: {name: a}, spec: {node: {id: a}}, secrets: {x: {data: {}}}}|1: secrets.x.type is missing",
                "{apiVersion: 100monkeys.ai/v1, kind: NodeConfig, metadata: {name: a}, spec: {node: {id: a}}, secrets: {x: {type: dockercfg}}}|1: secrets.x.data is missing",
                "{apiVersion: 100monkeys.ai/v1, kind: NodeConfig, metadata: {name: a}, spec: {node: {id: a}}, secrets: {x: {type: dockercfg, data: {}}}}|1: secrets.x.data..dockerconfigjson is missing",
                "{apiVersion: 100monkeys.ai/v1, kind: NodeConfig, metadata: {name: a}, spec: {node: {id: a}}, secrets: {x: {type: dockercfg, data: {.dockerconfigjson: {hunter2: x}}}}}|1: secrets.x.data..dockerconfigjson must be text, not keys and values",
            })
    void refusesAFileThatIsNotWhole(String text, String problem) {
        assertThat(read(text).getLeft().replace(" '|'", "")).isEqualTo("node.yaml:" + problem);
    }

    @Test
    void holdsNoSecretInAnyText() {
        var settings = read("secrets: {x: {type: dockercfg, data: {.dockerconfigjson: hunter2}}}\n" + HEAD
                        + "  registry_credentials: [{registry: a.b, username: a, password: hunter2}]\n")
                .get();

        assertThat(settings.credentials().registries().getFirst().password()).isEqualTo("hunter2");
        assertThat(settings.toString()).doesNotContain("hunter2");
    }
}
