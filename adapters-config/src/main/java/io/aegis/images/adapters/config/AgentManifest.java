package io.aegis.images.adapters.config;

import io.aegis.images.application.resolution.ImageNeed;
import io.aegis.images.domain.fit.Start.ByBootstrap;
import io.aegis.images.domain.runtime.InvalidRuntime;
import io.aegis.images.domain.runtime.InvalidRuntime.LanguageMissing;
import io.aegis.images.domain.runtime.InvalidRuntime.MalformedImage;
import io.aegis.images.domain.runtime.InvalidRuntime.MutuallyExclusive;
import io.aegis.images.domain.runtime.InvalidRuntime.NotFullyQualified;
import io.aegis.images.domain.runtime.InvalidRuntime.NothingGiven;
import io.aegis.images.domain.runtime.InvalidRuntime.VersionMissing;
import io.aegis.images.domain.runtime.RuntimeSpec;
import io.vavr.control.Option;
import java.util.List;

/** {@code spec.runtime} of an agent. */
final class AgentManifest {

    private static final List<String> KNOWN =
            List.of("language", "version", "image", "image_pull_policy", "isolation", "model", "temperature");

    static ImageNeed need(String agent, Section spec, Remarks remarks) {
        var runtime = spec.section("runtime");
        remarks.strangers(runtime, KNOWN);
        var given = new RuntimeSpec(runtime.text("image"), runtime.text("language"), runtime.text("version"));
        return new ImageNeed(
                "agent " + agent,
                given.validate().getOrElseThrow(invalid -> unusable(invalid, runtime)),
                ImageFields.policy(runtime),
                Option.none(),
                new ByBootstrap(spec.section("advanced").text("bootstrap_path")));
    }

    private static Unusable unusable(InvalidRuntime invalid, Section runtime) {
        var line = switch (invalid) {
            case NothingGiven _ -> runtime.line();
            case VersionMissing _ -> runtime.lineOf("language");
            case LanguageMissing _ -> runtime.lineOf("version");
            case MutuallyExclusive _, NotFullyQualified _, MalformedImage _ -> runtime.lineOf("image");
        };
        return Unusable.at(line, invalid.message());
    }

    private AgentManifest() {}
}
