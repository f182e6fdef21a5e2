package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.settings.AccessRules;
import io.aegis.images.application.settings.AccessRules.Mode;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccessKeysTest {

    @TempDir
    private Path directory;

    private Either<String, AccessRules> access(String keys) {
        return new Given(directory, Map.of())
                .spec("images: {access: {" + keys + "}}")
                .map(settings -> settings.pulls().access());
    }

    @ParameterizedTest
    @EnumSource(names = "NEVER_FOR_ALLOW_LIST", mode = EnumSource.Mode.EXCLUDE)
    void readsTheModes(Mode mode) {
        assertThat(access("mode: " + mode))
                .isEqualTo(Either.right(new AccessRules(mode, List.of(), Duration.ofHours(24))));
    }

    @Test
    void allowsRegistriesAndPartsOfThemInTheirOneForm() {
        assertThat(access(
                        "mode: never_for_allow_list, remember: 1h, allow: [GHCR.io/acme, Index.Docker.io/library/python,"
                                + " docker.io/acme, 'localhost:5000', 'registry.acme.example']"))
                .isEqualTo(Either.right(new AccessRules(
                        Mode.NEVER_FOR_ALLOW_LIST,
                        List.of(
                                "ghcr.io/acme",
                                "docker.io/library/python",
                                "docker.io/acme",
                                "localhost:5000",
                                "registry.acme.example"),
                        Duration.ofHours(1))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: allways|mode 'allways' is none of never, never_for_preloaded, never_for_allow_list, always; did you mean always?",
                "allowed: []|allowed is not a known key; did you mean allow?",
                "allow: [ghcr.io]|allow has an effect only under mode: never_for_allow_list",
                "mode: never, allow: [ghcr.io]|allow has an effect only under mode: never_for_allow_list",
                "mode: never_for_allow_list|allow is missing",
                "mode: never_for_allow_list, allow: []|allow needs at least one entry",
                "mode: never_for_allow_list, allow: ghcr.io|allow must be a list, not text",
                "remember: 0s|remember '0s' must be more than nothing and at most 168h",
            })
    void refusesWhatCannotBeMeant(String keys, String problem) {
        assertThat(access(keys)).isEqualTo(Either.left("node.yaml:6: spec.images.access." + problem));
    }

    @ParameterizedTest
    @CsvSource({
        "python",
        "acme/agent",
        "ghcr.io/Acme",
        "ghcr.io:99999/acme",
        "registry.1a/acme",
        "ghcr.io/acme:1.4",
        "https://ghcr.io",
        "me:hunter2@ghcr.io",
        "ghcr.io/",
        "ghcr.io/*"
    })
    void refusesToAllowWhatDoesNotNameItsRegistryAndNothingElse(String entry) {
        assertThat(access("mode: never_for_allow_list, allow: ['" + entry + "']"))
                .isEqualTo(Either.left("node.yaml:6: spec.images.access.allow[0] is not a registry or a part of one:"
                        + " write its host, as in ghcr.io, or a host and the beginning of a repository, as in"
                        + " docker.io/library/python"));
    }
}
