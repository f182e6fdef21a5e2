package io.aegis.images.adapters.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each view tells. */
@ExtendWith(Chromium.class)
class ConsoleViewsIT {

    private final Served service = Demo.withAPast();
    private final Looked console;

    ConsoleViewsIT(Browser browser) {
        console = browser.look(service);
    }

    @AfterEach
    void stop() {
        console.assertNothingWrong();
        console.close();
        service.close();
    }

    @Test
    void leadsBrowsersToWhatIsOnTheNode() {
        console.page.navigate("http://127.0.0.1:" + service.port() + "/");

        assertThat(console.page).hasURL(Pattern.compile("/console/$"));
        assertThat(console.main()).containsText("Images on this node");
        assertThat(console.page.locator("#node")).hasText("node node-1");
    }

    @Test
    void tellsOfEachImageItsSizeUseAndProvenance() {
        console.at("images");

        var agent = console.row("agent:1.4");
        assertThat(agent).containsText("412 MiB");
        assertThat(agent).containsText("run-81d1 of globex");
        assertThat(agent).containsText("pulled");
        assertThat(console.row("busybox")).containsText("found");
        assertThat(console.main()).not().containsText("golang");
    }

    @Test
    void findsAndSortsImagesUnderAnAddressThatCanBeSent() {
        console.at("images");
        console.page.getByRole(AriaRole.SEARCHBOX).fill("acme agent");
        assertThat(console.page.getByRole(AriaRole.ROW)).hasCount(2);
        console.page.getByRole(AriaRole.SEARCHBOX).fill("");
        console.button("Size").click();

        assertThat(console.page).hasURL(Pattern.compile("sort=size&down=1"));
        assertThat(console.page.getByRole(AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName("Size")))
                .hasAttribute("aria-sort", "descending");
        assertThat(console.page.getByRole(AriaRole.ROW).nth(1)).containsText("embedding-worker");
        console.page.reload();
        assertThat(console.page.getByRole(AriaRole.ROW).nth(1)).containsText("embedding-worker");
    }

    @Test
    void tellsAllThatHappenedToAnImageAndHowItWasDecided() {
        console.at("images");
        console.link("acme/agent:1.4").first().click();

        assertThat(console.main().locator("h1")).hasText("ghcr.io/acme/agent:1.4");
        var timeline = console.page.locator(".timeline > li");
        assertThat(timeline).hasCount(5);
        assertThat(timeline.first()).containsText("ready, was here");
        assertThat(timeline.first()).containsText("run-81d1 of globex");
        assertThat(timeline.last()).containsText("pull started");
        timeline.last().locator("summary").click();
        assertThat(timeline.last().locator(".steps li").first()).containsText("ms");
        assertThat(timeline.last().getByText("asked")).hasCount(1);
    }

    @Test
    void tellsOfAnImageThatIsNotThere() {
        console.atImage("docker.io/library/golang:1.23-alpine");

        assertThat(console.main()).containsText("does not hold this image now");
        assertThat(console.page.locator(".timeline > li").first()).containsText("left the node");
    }

    @Test
    void tellsWhatFailedWhyAndWhatToDo() {
        console.at("failures");

        assertThat(console.page.getByRole(AriaRole.ROW)).hasCount(8);
        var full = console.row("Disk full");
        assertThat(full).containsText("no space left on device");
        assertThat(full).containsText("What to do:");
        console.button("Rate limited").click();
        assertThat(console.page.getByRole(AriaRole.ROW)).hasCount(2);
        assertThat(console.page).hasURL(Pattern.compile("class=RateLimited"));
    }

    @Test
    void filtersTheAudit() {
        console.at("audit");
        console.page.getByLabel("Tenant").fill("globex");
        console.page.getByLabel("Outcome").selectOption("failed");
        console.button("Show").click();

        assertThat(console.page.getByRole(AriaRole.ROW)).hasCount(2);
        assertThat(console.row("planner")).containsText("run-90ac");
        assertThat(console.page).hasURL(Pattern.compile("tenant=globex&outcome=failed"));
    }

    @Test
    void savesTheAuditAsATable() throws IOException {
        console.at("audit?tenant=globex");
        var file =
                console.page.waitForDownload(() -> console.button("Save as CSV").click());

        assertThat(file.suggestedFilename()).isEqualTo("audit.csv");
        assertThat(Files.readAllLines(file.path()))
                .hasSize(3 + 1)
                .first()
                .asString()
                .startsWith("position,time,event,outcome,node_id,image,execution_id");
    }

    @Test
    void savesTheAuditAsJson() throws IOException {
        console.at("audit?tenant=globex");
        var file = console.page.waitForDownload(
                () -> console.button("Save as JSON").click());

        assertThat(Files.readString(file.path())).contains("\"execution_id\": \"run-90ac\"");
    }

    @Test
    void tellsWhatIsWrongWithAFilter() {
        console.at("audit?image=UPPER");

        assertThat(console.page.getByRole(AriaRole.ALERT)).containsText("'image' must be an image reference");
    }

    @Test
    void showsHowFullTheDiskIsAndWas() {
        console.at("disk");

        assertThat(console.main()).containsText("% of 16.0 GiB used");
        assertThat(console.page.locator("svg path.images")).hasAttribute("d", Pattern.compile("M.*L"));
        console.page.getByText("The same as a table").click();
        assertThat(console.page.getByRole(AriaRole.ROW)).hasCount(97);
        console.button("7 days").click();
        assertThat(console.page).hasURL(Pattern.compile("hours=168"));
    }

    @Test
    void tellsWhatRegistriesStillGive() {
        console.at("registries");

        assertThat(console.row("docker.io")).containsText("7 of 100 pulls");
        assertThat(console.row("docker.io")).containsText("nearly used up");
        assertThat(console.row("quay.io")).containsText("its window is over");
    }

    @Test
    void tellsWhetherTheNodeIsFitAndWhatToDoOtherwise() {
        console.at("health");
        assertThat(console.main()).containsText("Ready: executions can get their images here.");
        assertThat(console.main()).containsText("1.0");

        service.ready = false;
        console.page.waitForTimeout(1100);
        console.page.reload();
        assertThat(console.main()).containsText("Not ready");
        assertThat(console.main()).containsText("What to do: start it");
    }

    @Test
    void copiesADigest() {
        console.atImage(Demo.AGENT);
        console.page.locator(".facts .copy").nth(1).click();

        assertThat(console.page.locator(".facts .copy").nth(1)).hasText("copied");
        assertThat((String) console.page.evaluate("() => navigator.clipboard.readText()"))
                .startsWith("sha256:");
    }
}
