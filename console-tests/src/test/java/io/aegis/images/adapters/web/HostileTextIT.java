package io.aegis.images.adapters.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import java.net.URLEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever text others put on record is shown as text. */
@ExtendWith(Chromium.class)
class HostileTextIT {

    private static final String TAG = "<img src=x onerror=\"window.attacked='yes'\">";
    private static final String BREAK_OUT = "\"><script>window.attacked='yes'</script>";
    private static final String ENTITY = "&lt;b&gt;&#x3c;svg onload=window.attacked=1>";
    private static final String LINK = "javascript:window.attacked='yes'";

    private final Served service = Demo.served();
    private final Looked console;

    HostileTextIT(Browser browser) {
        console = browser.look(service);
        service.node.runtime.failNext(error(TAG + BREAK_OUT), error(ENTITY + LINK));
        Demo.ensure(service, Demo.MISSING, BREAK_OUT, TAG);
        Demo.ensure(service, Demo.MISSING, LINK, ENTITY);
        Demo.ensure(service, Demo.AGENT, TAG, LINK);
        Demo.ensure(service, Demo.AGENT, ENTITY, BREAK_OUT);
    }

    private static PullFailure error(String detail) {
        return new RegistryError(Demo.MISSING.host(), new Detail(detail));
    }

    @AfterEach
    void stop() {
        console.assertNothingWrong();
        console.close();
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"images", "pulls", "failures", "audit", "disk", "registries", "health"})
    void runsNowhere(String view) {
        console.at(view).live();

        assertThat(console.page.locator("main img, main script, main b, svg[onload]"))
                .hasCount(0);
        assertThat(console.page.locator("a[href^=javascript]")).hasCount(0);
    }

    @Test
    void isShownAsWhatItIs() {
        console.at("audit");
        assertThat(console.main()).containsText(TAG);
        assertThat(console.main()).containsText(BREAK_OUT);
        assertThat(console.main()).containsText(ENTITY);
        assertThat(console.main()).containsText(LINK);

        console.at("failures");
        assertThat(console.main()).containsText(TAG + BREAK_OUT);

        console.atImage(Demo.AGENT);
        assertThat(console.main()).containsText(TAG);
        assertThat(console.page.locator(".timeline img")).hasCount(0);
    }

    @Test
    void leadsToWhatItNames() {
        console.at("audit");
        console.page
                .locator(".who")
                .filter(new FilterOptions().setHasText(LINK))
                .first()
                .click();

        assertThat(console.page
                        .locator("input[name=tenant], input[name=execution]")
                        .first())
                .isVisible();
        assertThat((String) console.page.evaluate("() => location.hash")).startsWith("#/audit?");
        assertThat(console.main()).containsText(LINK);
    }

    @ParameterizedTest
    @ValueSource(strings = {TAG, BREAK_OUT, ENTITY})
    void comesToNothingInAnAddress(String text) {
        console.atImage(text);
        assertThat(console.page.locator("main img, main script")).hasCount(0);
        console.at("images?q=" + URLEncoder.encode(text, UTF_8));
        assertThat(console.main()).containsText("No image matches.");
        console.at("failures?class=" + URLEncoder.encode(text, UTF_8));
        console.at("audit?image=" + URLEncoder.encode(text, UTF_8));
        assertThat(console.page.getByRole(AriaRole.ALERT)).isVisible();
    }

    /** The service makes them harmless where it records; the page does not count on that. */
    @Test
    void cannotHideOrTurnTheTextAroundIt() {
        console.at("image?ref=a%E2%80%AEgpj.exe%E2%81%A6%00");

        assertThat(console.page.locator("main h1")).hasText("a‹U+202E›gpj.exe‹U+2066›‹U+0000›");
    }

    /** That the tests above would see a script that runs, and one that is stopped. */
    @Test
    void wouldBeNoticed() {
        console.at("images");
        console.page.evaluate("""
                () => {
                  const script = document.createElement('script');
                  try { script.textContent = 'window.attacked = 1'; } catch { window.refused = true; }
                  document.body.append(script);
                }""");

        assertThat(console.page.evaluate("() => window.refused || window.stopped.length > 0"))
                .isEqualTo(true);
        assertThat(console.page.evaluate("() => window.attacked ?? 'no'")).isEqualTo("no");
        console.page.evaluate("() => { window.stopped = []; }");
    }
}
