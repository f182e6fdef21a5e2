package io.aegis.images.adapters.config;

import io.aegis.images.application.record.AuditQuery.Outcome;
import io.aegis.images.application.settings.WebhookSettings;
import io.aegis.images.application.settings.WebhookSettings.EventType;
import io.aegis.images.application.settings.WebhookSettings.Given;
import io.aegis.images.application.settings.WebhookSettings.Kept;
import io.aegis.images.application.settings.WebhookSettings.Secret;
import io.aegis.images.domain.reference.ImageReference;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code spec.images.service.webhooks}. */
final class WebhookKeys {

    static final List<String> KEYS =
            List.of("name", "url", "ca", "secret", "secret_file", "types", "image", "outcomes", "from");

    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");
    private static final int SHORTEST_SECRET = 16;

    private final Values values;
    private final Set<String> names = new HashSet<>();

    WebhookKeys(Values values) {
        this.values = values;
    }

    List<WebhookSettings> of(List<Field> webhooks) {
        return webhooks.stream()
                .map(field -> of(field.section().holdingOnly(KEYS)))
                .toList();
    }

    private WebhookSettings of(Section webhook) {
        return new WebhookSettings(
                name(webhook.require("name")),
                ServerAddress.withPath(values, webhook.require("url")),
                secret(webhook),
                webhook.items("types").stream()
                        .map(field -> Choices.of(values, field, EventType.values()))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventType.class))),
                webhook.find("image").map(this::image),
                webhook.items("outcomes").stream()
                        .map(field -> Choices.of(values, field, Outcome.values()))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Outcome.class))),
                webhook.find("from")
                        .exists(field ->
                                Choices.of(values, field, "now", "start").equals("start")),
                webhook.find("ca").map(values::path));
    }

    private String name(Field field) {
        var name = values.text(field);
        if (!NAME.matcher(name).matches()) {
            throw field.problem(Values.shown(field) + " must be 1 to 40 lower-case letters, digits and dashes");
        }
        if (!names.add(name)) {
            throw field.problem(Values.shown(field) + " is the name of two webhooks");
        }
        return name;
    }

    private Secret secret(Section webhook) {
        var file = webhook.find("secret_file");
        var given = webhook.find("secret");
        if (file.isDefined() == given.isDefined()) {
            throw webhook.require("url").problem("needs one of secret and secret_file beside it");
        }
        return file.<Secret>map(field -> new Kept(values.path(field))).getOrElse(() -> given(given.get()));
    }

    private Secret given(Field field) {
        var secret = values.text(field);
        if (secret.length() < SHORTEST_SECRET) {
            throw field.problem("is shorter than " + SHORTEST_SECRET + " characters");
        }
        return new Given(secret);
    }

    private ImageReference image(Field field) {
        return ImageReference.parse(values.text(field)).getOrElseThrow(bad -> field.problem(bad.message()));
    }
}
