package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The console in a browser, and whatever happens there that must not. Closing it tells. */
final class Looked implements AutoCloseable {

    /** Tells of scripts that the policy stopped, and of those that it did not. */
    private static final String WATCH = "window.stopped = []; document.addEventListener('securitypolicyviolation',"
            + " event => window.stopped.push(event.violatedDirective + ' ' + event.sourceFile + ':' + event.lineNumber));";

    private static final String AXE =
            "async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map("
                    + "found => found.id + ': ' + found.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | '))";

    final Page page;
    private final String origin;
    private final List<String> wrong = new ArrayList<>();

    Looked(Page page, String origin) {
        this.page = page;
        this.origin = origin;
        page.setDefaultTimeout(Chromium.PATIENCE.toMillis());
        page.addInitScript(WATCH);
        page.onPageError(error -> wrong.add("error: " + error));
        page.onDialog(dialog -> {
            wrong.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(origin + "/") && !request.url().startsWith("blob:" + origin)) {
                wrong.add("asked elsewhere: " + request.url());
            }
        });
    }

    /** Goes there, and waits until something is shown. */
    Looked at(String view) {
        page.navigate(origin + "/console/#/" + view);
        page.locator("main h1").waitFor();
        page.locator("main .loading").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        return this;
    }

    Looked atImage(Object reference) {
        return at("image?ref=" + URLEncoder.encode(reference.toString(), StandardCharsets.UTF_8));
    }

    /** Where it tells that events come in as they are recorded. */
    Looked live() {
        page.locator("#line.up").waitFor();
        return this;
    }

    Locator main() {
        return page.locator("main");
    }

    Locator row(String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    String focused() {
        return (String) page.evaluate("() => document.activeElement.innerText || document.activeElement.name");
    }

    Path screenshot(String name) {
        var file = Path.of("target", "screenshots", name + ".png");
        page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    /** What an automatic check of accessibility complains of. */
    List<?> complaints() {
        page.evaluate(axe());
        return (List<?>) page.evaluate(AXE);
    }

    private static String axe() {
        try (var script = Looked.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean isWiderThanThePage() {
        return (Boolean)
                page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    void assertNothingWrong() {
        assertThat(wrong).isEmpty();
        assertThat((List<?>) page.evaluate("() => window.stopped")).isEmpty();
        assertThat(page.evaluate("() => window.attacked ?? 'no'")).isEqualTo("no");
    }

    @Override
    public void close() {
        page.context().close();
        assertThat(wrong).isEmpty();
    }
}
