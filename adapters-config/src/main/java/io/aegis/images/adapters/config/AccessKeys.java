package io.aegis.images.adapters.config;

import static io.aegis.images.application.settings.AccessRules.Mode.NEVER_FOR_ALLOW_LIST;

import io.aegis.images.application.settings.AccessRules;
import io.aegis.images.application.settings.AccessRules.Mode;
import java.util.List;

/** {@code spec.images.access}. */
final class AccessKeys {

    static final List<String> KEYS = List.of("mode", "allow", "remember");

    private final Section access;
    private final Values values;

    AccessKeys(Section access, Values values) {
        this.access = access.holdingOnly(KEYS);
        this.values = values;
    }

    AccessRules rules() {
        var usual = AccessRules.DEFAULT;
        var mode = access.find("mode")
                .map(field -> Choices.of(values, field, Mode.values()))
                .getOrElse(usual.mode());
        return new AccessRules(
                mode, allowed(mode), new Quantities(values).duration(access, "remember", usual.remember()));
    }

    /** A list that is not looked at, or that leaves nothing, is a mistake rather than a wish. */
    private List<String> allowed(Mode mode) {
        var listed = access.find("allow");
        if (mode != NEVER_FOR_ALLOW_LIST) {
            listed.forEach(field -> {
                throw field.problem("has an effect only under mode: " + NEVER_FOR_ALLOW_LIST);
            });
            return List.of();
        }
        var names = new RegistryNames(values);
        return access.require("allow").filledItems().stream().map(names::part).toList();
    }
}
