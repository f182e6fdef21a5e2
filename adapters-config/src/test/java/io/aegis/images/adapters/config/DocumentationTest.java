package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentationTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");

    static Stream<Arguments> keys() {
        return Stream.of(
                arguments("", ImageSettings.KEYS),
                arguments("access.", AccessKeys.KEYS),
                arguments("cache.", CacheKeys.KEYS),
                arguments("", RequestCredentialKeys.KEYS),
                arguments("", RegistryKeys.KEYS),
                arguments("platform.", PlatformKeys.KEYS),
                arguments("service.", ServiceKeys.KEYS),
                arguments("service.tls.", ServiceKeys.TLS_KEYS),
                arguments("service.log.", ServiceKeys.LOG_KEYS),
                arguments("", BackendKeys.KEYS),
                arguments("approle.", BackendKeys.ROLE_KEYS),
                arguments("tls.", BackendKeys.TLS_KEYS));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void speaksOfEveryKey(String section, List<String> keys) throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(keys.stream().map(key -> "`" + section + key).toList());
    }

    @Test
    void showsAConfigurationThatWorks(@TempDir Path directory) throws IOException {
        var page = Files.readString(PAGE);
        var start = page.indexOf("```yaml\n") + "```yaml\n".length();
        var file = Files.writeString(
                directory.resolve("aegis-config.yaml"), page.substring(start, page.indexOf("```", start)));

        var settings = ConfigAdapter.documents(Map.of(), directory, directory)
                .nodeSettings(Option.some(file))
                .get();

        assertThat(settings.warnings()).isEqualTo(List.of());
        assertThat(settings.credentials().registries()).hasSize(2);
        assertThat(settings.credentials().secrets()).hasSize(1);
        assertThat(settings.credentials().requests()).hasSize(2);
        assertThat(settings.credentials().openBao()).isNotEmpty();
        assertThat(settings.registries().registries()).hasSize(2);
        assertThat(settings.platform().images()).hasSize(3);
        assertThat(settings.platform().tag()).isNotEmpty();
        assertThat(settings.pulls().access().allowed()).containsExactly("docker.io/library", "ghcr.io/acme/base");
        assertThat(settings.service().listen()).isNotEmpty();
        assertThat(settings.pulls().backOff()).isNotEmpty();
        assertThat(settings.pulls().retries().byFailure()).containsOnlyKeys("RegistryError", "RateLimited");
    }
}
