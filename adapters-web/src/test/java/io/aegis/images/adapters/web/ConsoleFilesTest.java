package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.settings.ServiceSettings.TcpListener;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFilesTest {

    private static final Pattern NAMED = Pattern.compile("(?:from '\\./|href=\"|src=\")([a-z]+\\.[a-z]+)['\"]");

    private final Served service = new Served();
    private final Caller caller = service.caller();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void bringsBrowsersToTheConsole() {
        assertThat(caller.get("/").status()).isEqualTo(302);
        assertThat(caller.get("/").header("Location")).isEqualTo("Location: /console/");
        assertThat(caller.get("/console").header("Location")).isEqualTo("Location: /console/");
        assertThat(caller.get("/console/").body()).startsWith("<!doctype html>");
    }

    @Test
    void hasEveryFileThatAnotherOneNames() {
        assertThat(named(caller.get("/console/").body()))
                .isNotEmpty()
                .allMatch(name -> caller.get("/console/" + name).status() == 200);
        assertThat(named(caller.get("/console/app.js").body()))
                .hasSizeGreaterThan(10)
                .allMatch(name -> named(caller.get("/console/" + name).body()).stream()
                        .allMatch(other -> caller.get("/console/" + other).status() == 200));
    }

    private static List<String> named(String text) {
        return NAMED.matcher(text).results().map(found -> found.group(1)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "index.html", "app.js", "console.css", "icon.svg"})
    void letsNothingOfElsewhereIn(String file) {
        var reply = caller.get("/console/" + file);

        assertThat(reply.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'")
                .contains("require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(reply.header("X-Content-Type-Options")).endsWith("nosniff");
        assertThat(reply.header("Referrer-Policy")).endsWith("no-referrer");
        assertThat(reply.body()).doesNotContain("https://").doesNotContain("innerHTML");
    }

    @Test
    void isNotSentAgainWhileItIsTheSame() {
        var tag = caller.get("/console/app.js").header("ETag").substring("ETag: ".length());
        var again = caller.get("/console/app.js", "If-None-Match: " + tag);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(caller.get("/console/app.js", "If-None-Match: \"other\"").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nothing.js", "package-info.class", "..%2fapi%2fopenapi.yaml", "../api/openapi.yaml", "%00"})
    void opensNothingElse(String name) {
        assertThat(caller.get("/console/" + name).status()).isEqualTo(404);
    }

    @Test
    void isShownWithoutTheTokenAndTellsNothingOfTheNode() throws IOException {
        var token = Files.writeString(service.directory.resolve("token"), "0123456789abcdef-token");
        try (var closed = new Served(
                Option.some(new TcpListener("127.0.0.1", 0, true, List.of(), Option.some(token), Option.none())),
                Duration.ofSeconds(1))) {
            var stranger = Caller.tcp(closed.port());

            assertThat(stranger.get("/console/").status()).isEqualTo(200);
            assertThat(stranger.get("/console/").body()).doesNotContain("node-1");
            assertThat(stranger.get("/console/../v1/images").status()).isIn(400, 404);
            assertThat(stranger.get("/console/%2e%2e/v1/images").status()).isIn(400, 404);
            assertThat(stranger.get("/v1/images").status()).isEqualTo(401);
        }
    }
}
