package io.aegis.images.adapters.config;

import io.aegis.images.application.settings.LogSettings;
import io.aegis.images.application.settings.LogSettings.Format;
import io.aegis.images.application.settings.LogSettings.Level;
import io.aegis.images.application.settings.ServiceSettings;
import io.aegis.images.application.settings.ServiceSettings.TcpListener;
import io.aegis.images.application.settings.ServiceSettings.Tls;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code spec.images.service}. */
final class ServiceKeys {

    static final List<String> KEYS =
            List.of("socket", "listen", "hosts", "token_file", "tls", "grace", "reconcile_every", "log", "webhooks");
    static final List<String> LOG_KEYS = List.of("format", "level");
    static final List<String> TLS_KEYS = List.of("cert", "key");

    private static final Pattern LISTEN = Pattern.compile("(\\[[0-9a-fA-F:.]{2,45}]|[A-Za-z0-9.-]{1,253}):(\\d{1,5})");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}");
    /** A unix socket's address has no more room. */
    private static final int LONGEST_SOCKET = 107;

    private final Section service;
    private final Values values;

    ServiceKeys(Section service, Values values) {
        this.service = service.holdingOnly(KEYS);
        this.values = values;
    }

    ServiceSettings settings() {
        var usual = ServiceSettings.DEFAULT;
        var quantities = new Quantities(values);
        return new ServiceSettings(
                service.find("socket").map(this::socket),
                listener(),
                quantities.duration(service, "grace", usual.grace()),
                quantities.duration(service, "reconcile_every", usual.reconcileEvery()),
                service.find("log")
                        .map(field -> log(field.section().holdingOnly(LOG_KEYS)))
                        .getOrElse(usual.log()),
                new WebhookKeys(values).of(service.items("webhooks")));
    }

    private LogSettings log(Section log) {
        return new LogSettings(
                log.find("format")
                        .map(field -> Choices.of(values, field, Format.values()))
                        .getOrElse(LogSettings.DEFAULT.format()),
                log.find("level")
                        .map(field -> Choices.of(values, field, Level.values()))
                        .getOrElse(LogSettings.DEFAULT.level()));
    }

    private Path socket(Field field) {
        var path = values.path(field);
        if (path.toString().length() > LONGEST_SOCKET) {
            throw field.problem(
                    "is longer than the " + LONGEST_SOCKET + " characters that a unix socket's path can have");
        }
        return path;
    }

    private Option<TcpListener> listener() {
        var listen = service.find("listen");
        if (listen.isEmpty()) {
            List.of("hosts", "token_file", "tls").forEach(this::refuseWithoutListener);
        }
        return listen.map(this::listener);
    }

    private void refuseWithoutListener(String key) {
        service.find(key).forEach(field -> {
            throw field.problem("has an effect only with " + service.path("listen"));
        });
    }

    private TcpListener listener(Field listen) {
        var parts = LISTEN.matcher(values.text(listen));
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
            throw listen.problem(Values.shown(listen) + " is not HOST:PORT, as in 127.0.0.1:8420");
        }
        var token = service.find("token_file").map(values::path);
        var tls = service.find("tls").map(field -> tls(field.section().holdingOnly(TLS_KEYS)));
        var loopback = LOOPBACK.matcher(parts.group(1)).matches();
        if (!loopback && (token.isEmpty() || tls.isEmpty())) {
            throw listen.problem("can be reached from other machines, which needs both " + service.path("token_file")
                    + " and " + service.path("tls") + "; 127.0.0.1 needs neither");
        }
        return new TcpListener(
                parts.group(1),
                Integer.parseInt(parts.group(2)),
                loopback,
                service.items("hosts").stream().map(this::host).toList(),
                token,
                tls);
    }

    private String host(Field field) {
        var host = values.text(field);
        if (!HOST.matcher(host).matches()) {
            throw field.problem(Values.shown(field) + " is not a host's name");
        }
        return host.toLowerCase(Locale.ROOT);
    }

    private Tls tls(Section tls) {
        return new Tls(values.path(tls.require("cert")), values.path(tls.require("key")));
    }
}
