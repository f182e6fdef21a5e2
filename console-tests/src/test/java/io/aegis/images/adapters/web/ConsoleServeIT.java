package io.aegis.images.adapters.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Reply.Delivery;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.contracts.registry.TestImage;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The console of a service that runs as operators run it: a process of its own, over Docker, with its record on a disk. */
@ExtendWith(Chromium.class)
class ConsoleServeIT {

    private final FaultRegistry registry = FaultRegistry.start();
    private final String repository = "console/" + UUID.randomUUID();
    private final RealService service;
    private final Looked console;

    ConsoleServeIT(Browser browser, @TempDir Path directory) {
        this.service = new RealService(directory, Fixtures.running().dockerSocket());
        this.console = browser.look(service);
    }

    @AfterEach
    void stop() {
        console.assertNothingWrong();
        console.close();
        service.close();
        registry.close();
    }

    @Test
    void showsAPullWhileItComesThenItsImageAndAllThatHappenedToIt() {
        var image = TestImage.fresh(500, 24_000);
        var reference = registry.serve(repository, "1", image);
        var slow = image.layers().getLast();
        registry.behave(Script.onBlob(slow, Reply.of(slow).delivered(Delivery.SLOWED)));
        console.at("pulls").live();

        service.ensureLater(reference, "run-7");

        var pull = console.page.locator(".pull");
        assertThat(pull).containsText(repository);
        assertThat(pull.locator(".layers li")).hasCount(2);
        var layer = pull.locator(".layers li")
                .filter(new FilterOptions().setHasText(slow.digest().value().substring(7, 19)));
        assertThat(layer).containsText(Pattern.compile("1\\d\\.\\d KiB of 2\\d\\.\\d KiB"));
        var come = value(layer);
        console.page.waitForCondition(() -> value(layer) > come);

        assertThat(console.row(repository)).containsText("ready, downloaded");
        assertThat(pull).hasCount(0);

        console.at("images");
        assertThat(console.row(repository)).containsText("run-7");
        console.link(repository).first().click();
        var timeline = console.page.locator(".timeline > li");
        assertThat(timeline).hasCount(3);
        assertThat(timeline.last()).containsText("pull started");
        timeline.last().locator("summary").click();
        assertThat(timeline.last().locator(".steps li").first()).containsText("asked");
    }

    private static long value(Locator layer) {
        return Long.parseLong(layer.locator("progress").getAttribute("value"));
    }

    @Test
    void tellsWhyAnImageDidNotComeAndWhatToDo() {
        registry.serve(repository, "1.0", TestImage.fresh(500));
        console.at("failures").live();

        service.ensureLater(registry.host() + "/" + repository + ":1.1", "run-8");

        var failure = console.row(repository);
        assertThat(failure).containsText("Image not found");
        assertThat(failure).containsText("1.0");
        assertThat(failure).containsText("What to do:");
        assertThat(failure).containsText("run-8");
        assertThat(console.page.locator("#said")).containsText(repository);
    }
}
