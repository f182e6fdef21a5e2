package io.aegis.images.adapters.config;

import io.aegis.images.application.settings.BackOffRule;
import io.aegis.images.application.settings.CacheSettings;
import io.aegis.images.application.settings.PlatformSettings;
import io.aegis.images.application.settings.PullClocks;
import io.aegis.images.application.settings.PullLimits;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.application.settings.RegistrySettings;
import io.aegis.images.application.settings.RequestCredentialRule;
import io.aegis.images.application.settings.RetryRules;
import io.aegis.images.application.settings.ServiceSettings;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code spec.images}: ours alone, so a key that is not known is an error. */
final class ImageSettings {

    static final List<String> KEYS = List.of(
            "data_dir",
            "runtime_lock",
            "clocks",
            "limits",
            "retries",
            "back_off",
            "always_fallback",
            "probe",
            "access",
            "request_credentials",
            "registries",
            "registry_timeout",
            "platform",
            "service",
            "cache");

    private static final int MOST_PULLS = 1000;
    private static final BackOffRule USUAL_BACK_OFF = new BackOffRule(Duration.ofSeconds(10), Duration.ofMinutes(5));

    private final Section images;
    private final Values values;
    private final Quantities quantities;

    ImageSettings(Section images, Values values) {
        this.images = images.holdingOnly(KEYS);
        this.values = values;
        this.quantities = new Quantities(values);
    }

    Option<Path> dataDirectory() {
        return images.find("data_dir").map(values::path);
    }

    Option<Path> runtimeLock() {
        return images.find("runtime_lock").map(values::path);
    }

    PullSettings pulls() {
        return new PullSettings(
                clocks(),
                limits(),
                retries(),
                backOff(),
                new AccessKeys(images.section("access"), values).rules(),
                images.find("probe").map(values::flag).getOrElse(PullSettings.DEFAULT.probe()),
                images.find("always_fallback")
                        .map(field ->
                                Choices.of(values, field, "fail", "cached").equals("cached"))
                        .getOrElse(PullSettings.DEFAULT.fallBackToCached()));
    }

    List<RequestCredentialRule> requestCredentials(StoredValues stored) {
        return new RequestCredentialKeys(values, stored).rules(images);
    }

    RegistrySettings registries() {
        return new RegistryKeys(values).settings(images);
    }

    PlatformSettings platform(Section spec, Remarks remarks) {
        return new PlatformKeys(values, remarks).settings(spec, images.section("platform"));
    }

    ServiceSettings service() {
        return new ServiceKeys(images.section("service"), values).settings();
    }

    CacheSettings cache() {
        return new CacheKeys(images.section("cache"), values).settings();
    }

    private PullClocks clocks() {
        var clocks = images.section("clocks")
                .holdingOnly(List.of("resolve", "no_progress", "total", "minimum_progress_bytes"));
        var usual = PullClocks.DEFAULT;
        return new PullClocks(
                quantities.duration(clocks, "resolve", usual.resolve()),
                quantities.duration(clocks, "no_progress", usual.noProgress()),
                quantities.duration(clocks, "total", usual.total()),
                quantities.bytes(clocks, "minimum_progress_bytes", usual.minimumProgressBytes()));
    }

    private PullLimits limits() {
        var limits = images.section("limits").holdingOnly(List.of("parallel_pulls", "parallel_pulls_per_registry"));
        var usual = PullLimits.DEFAULT;
        return new PullLimits(
                quantities.number(limits, "parallel_pulls", MOST_PULLS, usual.perNode()),
                limits.find("parallel_pulls_per_registry").map(field -> quantities.number(field, MOST_PULLS)));
    }

    private RetryRules retries() {
        return RetrySettings.rules(images.section("retries"), quantities);
    }

    private Option<BackOffRule> backOff() {
        return images.find("back_off").map(field -> {
            var backOff = field.section().holdingOnly(List.of("initial", "longest"));
            var initial = quantities.duration(backOff, "initial", USUAL_BACK_OFF.initial());
            var longest = quantities.longest(backOff, "longest", USUAL_BACK_OFF.longest(), initial);
            return new BackOffRule(initial, longest);
        });
    }
}
