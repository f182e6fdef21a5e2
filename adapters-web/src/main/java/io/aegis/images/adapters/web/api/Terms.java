package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullPolicy;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.regex.Pattern;

/** What a request says of all its images besides which they are. */
record Terms(
        Option<PullPolicy> policy,
        Option<Platform> platform,
        Option<Duration> timeout,
        Option<RequestCredential> credential,
        Requester by) {

    static final String CREDENTIAL_WORDS = "env:VARIABLE or secret:ENGINE/PATH, never the credential itself";

    private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s)?");
    private static final Duration LONGEST = Duration.ofDays(7);

    static Either<Problem, Terms> read(Fields fields) {
        return fields.text("policy", PullPolicy::parse, "Always, IfNotPresent or Never")
                .flatMap(policy -> fields.text("platform", Platform::parse, "OS/ARCH[/VARIANT], as in linux/arm64")
                        .flatMap(platform -> fields.text("timeout", Terms::duration, "a duration, as in 90s or 5m")
                                .flatMap(timeout -> credential(fields)
                                        .flatMap(credential -> requester(fields)
                                                .map(by -> new Terms(policy, platform, timeout, credential, by))))));
    }

    private static Either<Problem, Option<RequestCredential>> credential(Fields fields) {
        return fields.text("credential", RequestCredential::parse, CREDENTIAL_WORDS);
    }

    private static Either<Problem, Requester> requester(Fields fields) {
        return id(fields, "execution_id")
                .flatMap(execution -> id(fields, "tenant_id")
                        .flatMap(tenant -> id(fields, "correlation_id")
                                .map(correlation -> new Requester(execution, tenant, correlation))));
    }

    private static Either<Problem, Option<String>> id(Fields fields, String name) {
        return fields.text(
                name, text -> Option.some(text).filter(Requester::isValid), "1 to 200 printable ASCII characters");
    }

    static Option<Duration> duration(String text) {
        var parts = DURATION.matcher(text);
        return Option.when(
                        parts.matches(),
                        () -> Duration.ofHours(number(Option.of(parts.group(1))))
                                .plusMinutes(number(Option.of(parts.group(2))))
                                .plusSeconds(number(Option.of(parts.group(3)))))
                .filter(duration -> duration.isPositive() && duration.compareTo(LONGEST) <= 0);
    }

    private static long number(Option<String> digits) {
        return digits.map(Long::parseLong).getOrElse(0L);
    }

    /** What the request says goes before what a manifest says. */
    EnsureRequest request(ResolvedImage image, PullPolicy usual, Option<RequestCredential> ofManifest) {
        var plain = EnsureRequest.of(image).under(policy.getOrElse(usual)).by(by);
        var placed = platform.map(plain::on).getOrElse(plain);
        var timed = timeout.map(placed::within).getOrElse(placed);
        return credential.orElse(ofManifest).map(timed::with).getOrElse(timed);
    }
}
