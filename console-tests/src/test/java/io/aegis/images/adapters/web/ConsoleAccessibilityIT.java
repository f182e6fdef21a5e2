package io.aegis.images.adapters.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.aegis.images.adapters.web.Browser.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That everybody can use it: by keyboard, by screen reader as far as a program can tell, on any width, light and dark. */
@ExtendWith(Chromium.class)
class ConsoleAccessibilityIT {

    private final Browser browser;
    private final Served service = Demo.withAPast();

    ConsoleAccessibilityIT(Browser browser) {
        this.browser = browser;
        service.node.runtime.holdPulls();
        Demo.ensureLater(service, Demo.LATER, "run-99ef", "acme");
    }

    @AfterEach
    void stop() {
        service.node.runtime.releasePulls();
        service.close();
    }

    @ParameterizedTest
    @CsvSource({"WIDE,LIGHT", "WIDE,DARK", "TABLET,LIGHT", "TABLET,DARK", "PHONE,LIGHT", "PHONE,DARK"})
    void hasNothingToComplainOfInAnyView(Width width, ColorScheme scheme) {
        try (var console = browser.look(service, width, scheme)) {
            var complaints = new ArrayList<Object>();
            for (var view : List.of("images", "pulls", "failures", "audit", "disk", "registries", "health")) {
                look(console.at(view), view, width, scheme, complaints);
            }
            look(console.atImage(Demo.AGENT), "image", width, scheme, complaints);
            assertThat(complaints).isEmpty();
            console.assertNothingWrong();
        }
    }

    private static void look(Looked console, String view, Width width, ColorScheme scheme, List<Object> complaints) {
        console.live();
        console.screenshot(view + "-" + width + "-" + scheme);
        complaints.addAll(console.complaints());
        if (console.isWiderThanThePage()) {
            complaints.add(view + " is wider than the page at " + width);
        }
    }

    @Test
    void isWalkedThroughByKeyboard() {
        try (var console = browser.look(service)) {
            console.at("images");
            var keys = console.page.keyboard();
            keys.press("Tab");
            assertThat(console.focused()).isEqualTo("Skip to content");
            keys.press("Enter");
            assertThat(console.page.locator("main")).isFocused();
            keys.press("Tab");
            assertThat(console.focused()).isEqualTo("q");
            keys.type("acme/agent");
            IntStream.range(0, 3).forEach(_ -> keys.press("Tab"));
            assertThat(console.focused()).startsWith("Image");
            keys.press("Enter");
            assertThat(console.page.locator("th").first()).hasAttribute("aria-sort", "descending");
            assertThat(console.focused()).startsWith("Image");
            while (!console.focused().contains("agent:1.4")) {
                keys.press("Tab");
            }
            keys.press("Enter");
            assertThat(console.page.locator("main h1")).isFocused();
            assertThat(console.page.locator("main h1")).hasText("ghcr.io/acme/agent:1.4");
        }
    }

    @Test
    void movesNothingForWhoWantsNoMotion() {
        try (var console = browser.look(service)) {
            console.page.emulateMedia(new EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            console.at("pulls");
            assertThat(console.page.evaluate(
                            "() => getComputedStyle(document.querySelector('progress')).transitionDuration"))
                    .isEqualTo("0s");
        }
    }
}
