package io.aegis.images.adapters.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** That it tells by itself what happens, comes back after the service did, and asks for the token where one is needed. */
@ExtendWith(Chromium.class)
class ConsoleLiveIT {

    private static final String SEEN = "seen => { Object.defineProperty(document, 'hidden',"
            + " {configurable: true, value: !seen}); document.dispatchEvent(new Event('visibilitychange')); }";
    private static final String TOKEN = "0123456789abcdef-token";

    private final Browser browser;
    private Served service = Demo.served();

    ConsoleLiveIT(Browser browser) {
        this.browser = browser;
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void tellsOfAnImageAsSoonAsItIsThere() {
        try (var console = browser.look(service)) {
            console.at("images").live();
            assertThat(console.main()).containsText("The node holds no image, by the record.");
            console.page.evaluate("() => { window.samePage = true; }");

            Demo.ensure(service, Demo.AGENT, "run-1", "acme");

            assertThat(console.row("agent:1.4")).containsText("run-1 of acme");
            assertThat(console.page.locator("#said")).containsText("ghcr.io/acme/agent:1.4");
            assertThat(console.page.evaluate("() => window.samePage")).isEqualTo(true);
        }
    }

    @Test
    void followsAPullLayerByLayer() {
        service.node.runtime.serve(Demo.BIG, Demo.image("big", 800)).holdPulls();
        try (var console = browser.look(service)) {
            console.at("pulls").live();
            assertThat(console.main()).containsText("No pull is running.");

            Demo.ensureLater(service, Demo.BIG, "run-2", "acme");

            var pull = console.page.locator(".pull");
            assertThat(pull).containsText("embedding-worker");
            assertThat(pull.locator(".layers li")).hasCount(1);
            assertThat(pull.locator(".layers li")).containsText("400 MiB of 800 MiB");
            assertThat(pull.locator(".layers progress")).hasAttribute("value", Long.toString(400L << 20));
            assertThat(console.page.locator("nav .count")).hasText("1");

            service.node.runtime.releasePulls();

            assertThat(console.main()).containsText("No pull is running.");
            assertThat(console.row("embedding-worker")).containsText("ready, downloaded");
            assertThat(console.page.locator("nav .count")).hasCount(0);
        }
    }

    @Test
    void keepsWhatTheReaderWasAtWhenSomethingComes() {
        Demo.ensure(service, Demo.AGENT, "run-1", "acme");
        try (var console = browser.look(service)) {
            console.at("images").live();
            console.link("acme/agent:1.4").focus();

            Demo.ensure(service, Served.OTHER, "run-2", "acme");

            assertThat(console.row("other:2")).isVisible();
            assertThat(console.link("acme/agent:1.4")).isFocused();
        }
    }

    @Test
    void keepsWhatIsEnteredWhenSomethingComes() {
        Demo.ensure(service, Demo.AGENT, "run-1", "acme");
        try (var console = browser.look(service)) {
            console.at("audit").live();
            assertThat(console.row("agent:1.4").first()).isVisible();
            console.page.getByLabel("Tenant").fill("globex");
            console.page.getByLabel("Outcome").selectOption("failed");
            console.button("All").focus();

            Demo.ensure(service, Served.OTHER, "run-2", "acme");

            assertThat(console.row("other:2").first()).isVisible();
            assertThat(console.page.getByLabel("Tenant")).hasValue("globex");
            assertThat(console.page.getByLabel("Outcome")).hasValue("failed");
        }
    }

    @Test
    void comesBackWhenTheServiceDoes() {
        var port = service.port();
        try (var console = browser.look(service)) {
            console.at("images").live();
            service.close();
            assertThat(console.page.locator("#line")).containsText("Not connected");

            service = Demo.served(port, Option.none());
            Demo.ensure(service, Demo.AGENT, "run-1", "acme");

            console.live();
            assertThat(console.row("agent:1.4")).isVisible();
            Demo.ensure(service, Served.OTHER, "run-2", "acme");
            assertThat(console.row("other:2")).isVisible();
        }
    }

    @Test
    void holdsNoConnectionWhileNobodyLooksAndCatchesUp() {
        var ended = new ConcurrentLinkedQueue<String>();
        try (var console = browser.look(service)) {
            console.page.onRequestFailed(request -> ended.add(request.url()));
            console.at("pulls").live();
            console.page.evaluate(SEEN, false);
            console.page.waitForCondition(() -> ended.stream().anyMatch(url -> url.contains("/v1/events"))
                    && ended.stream().anyMatch(url -> url.endsWith("/v1/pulls")));
            Demo.ensure(service, Demo.AGENT, "run-1", "acme");

            console.page.evaluate(SEEN, true);

            assertThat(console.row("agent:1.4")).isVisible();
        }
    }

    @Test
    void tellsWhyNothingCanBeShownAndWhatToDo() {
        try (var console = browser.look(service)) {
            console.at("images").live();
            service.close();
            assertThat(console.page.locator("#line")).containsText("Not connected");
            console.page.evaluate("() => { location.hash = '#/health'; }");

            assertThat(console.page.getByRole(AriaRole.ALERT)).containsText("The service does not answer");
            assertThat(console.page.getByRole(AriaRole.ALERT)).containsText("What to do:");
        }
    }

    @Test
    void asksForTheTokenOnceInATab(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("token"), TOKEN);
        try (var closed = Demo.served(0, Option.some(file));
                var console = browser.look(closed)) {
            console.page.navigate("http://127.0.0.1:" + closed.port() + "/");
            console.page.getByLabel("Token").fill("not the right token at all");
            console.button("Show the node").click();
            assertThat(console.page.getByRole(AriaRole.ALERT)).containsText("did not take that token");

            console.page.getByLabel("Token").fill(TOKEN);
            console.button("Show the node").click();

            console.live();
            assertThat(console.main()).containsText("The node holds no image");
            Demo.ensure(closed, Demo.AGENT, "run-1", "acme");
            assertThat(console.row("agent:1.4")).isVisible();
            console.page.reload();
            console.live();
            assertThat(console.row("agent:1.4")).isVisible();
            assertThat((String) console.page.evaluate("() => location.href + document.cookie + localStorage.length"))
                    .doesNotContain(TOKEN)
                    .endsWith("0");
        }
    }
}
