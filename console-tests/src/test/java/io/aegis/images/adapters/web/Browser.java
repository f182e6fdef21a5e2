package io.aegis.images.adapters.web;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** A browser in which each look at a service has a profile of its own. */
record Browser(com.microsoft.playwright.Browser chromium) {

    /** How wide it is opened. */
    enum Width {
        PHONE(360, 740),
        TABLET(820, 1000),
        WIDE(1440, 900);

        private final int width;
        private final int height;

        Width(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    Looked look(Served service) {
        return look(service, Width.WIDE, ColorScheme.LIGHT);
    }

    Looked look(Served service, Width width, ColorScheme scheme) {
        return look(service.port(), width, scheme);
    }

    Looked look(RealService service) {
        return look(service.port(), Width.WIDE, ColorScheme.LIGHT);
    }

    private Looked look(int port, Width width, ColorScheme scheme) {
        var context = chromium.newContext(new NewContextOptions()
                .setViewportSize(width.width, width.height)
                .setColorScheme(scheme)
                .setLocale("en-GB")
                .setTimezoneId("UTC")
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
        return new Looked(context.newPage(), "http://127.0.0.1:" + port);
    }
}
