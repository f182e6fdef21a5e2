package io.aegis.images.benchmarks;

import io.aegis.images.adapters.registry.EngineFiles;
import io.aegis.images.adapters.registry.RegistryAdapter;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.application.port.Registry;
import io.aegis.images.application.settings.RegistrySettings;
import io.aegis.images.benchmarks.Benchmarks.Benchmark;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.List;

/** What stands behind a tag, asked through the port in a running process, against the commands one would ask it with. */
final class RegistryHead implements Benchmark {
    private static final int WARM_UP = 300;
    private static final int ROUNDS = 101;
    private static final double MARK = 0.5;

    @Override
    public void run() {
        var registry = Fixtures.running().openRegistry();
        var image = registry.push("bench/head", "1", TestImage.fresh(1000));
        var address = "http://" + registry.host() + "/v2/bench/head/manifests/1";
        var skopeo = List.of("skopeo", "inspect", "--raw", "--tls-verify=false", "docker://" + image);
        var curl = List.of(
                "curl", "-sfI", "-H", "Accept: " + TestImage.of(1).manifest().mediaType(), address);
        try (var asking = RegistryAdapter.connect(
                RegistrySettings.DEFAULT, EngineFiles.none(), new Forgetful(), InstantSource.system())) {
            for (int i = 0; i < WARM_UP; i++) {
                resolve(asking, image);
            }
            compare(asking, image, "skopeo inspect", skopeo);
            compare(asking, image, "curl -I", curl);
        }
    }

    private static void compare(Registry asking, ImageReference image, String name, List<String> command) {
        var ours = new Samples();
        var theirs = new Samples();
        for (int round = 0; round < ROUNDS; round++) {
            ours.time(() -> resolve(asking, image));
            theirs.time(() -> Programs.run(command));
        }
        Report.ratio(
                "digest of a tag, asked of the registry",
                ours.micros(),
                name + " " + theirs.millis(),
                ours.against(theirs),
                MARK);
    }

    private static void resolve(Registry asking, ImageReference image) {
        var told = asking.resolve(image, Option.none(), Cancellation.none());
        if (told.isLeft()) {
            throw new IllegalStateException(told.getLeft().message());
        }
    }

    /** A local registry tells no limits. */
    private static final class Forgetful implements RateBudgets {
        @Override
        public void said(RateBudget budget) {}

        @Override
        public Option<RateBudget> last(RegistryHost registry, Account account) {
            return Option.none();
        }

        @Override
        public List<RateBudget> all() {
            return List.of();
        }
    }
}
