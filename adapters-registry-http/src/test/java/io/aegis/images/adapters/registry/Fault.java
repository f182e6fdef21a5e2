package io.aegis.images.adapters.registry;

import io.aegis.images.adapters.registry.RegistryAdapter.Connection;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.Registry;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.NetworkTimeout;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Function;

/**
 * Something that goes wrong at a registry, and what is told of it.
 *
 * @param timeout how long the registry has for one answer
 * @param asked what is asked for, below the registry's host
 * @param told class, reason, a part of the message and a part of the remedy
 */
record Fault(
        String name,
        Function<FaultRegistry, Script> script,
        Question question,
        Option<Credential> shown,
        Duration timeout,
        String asked,
        Told told) {

    static final Platform AMD64 = new Platform("linux", "amd64", Option.none());

    /** What stands behind {@code lab/x:1} where the script says nothing else. */
    static final TestImage SERVED = TestImage.of(7, "amd64", 200_000);

    private static final Duration SHORT = Duration.ofMillis(700);

    record Told(String failure, String reason, String message, String remedy) {}

    /** What is asked of the port. */
    interface Question {
        Either<PullFailure, ?> put(Connection registry, ImageReference reference, Option<Credential> shown);
    }

    static final Question RESOLVE =
            (registry, reference, shown) -> registry.resolve(reference, shown, Cancellation.none());
    static final Question DESCRIBE =
            (registry, reference, shown) -> registry.describe(reference, AMD64, shown, Cancellation.none());
    static final Question MANIFEST =
            (registry, reference, shown) -> registry.manifest(reference, shown, Cancellation.none());
    static final Question BLOB = blob(0);
    static final Question REST_OF_BLOB = blob(100);
    static final Question DOCUMENT = (registry, reference, shown) ->
            registry.document(reference, SERVED.config().described(), shown, Cancellation.none());
    static final Question TAGS = Registry::tags;
    static final Question REFERRERS = Registry::referrers;
    static final Question LOGIN = (registry, reference, shown) -> registry.login(reference.host(), shown);

    private static Question blob(long from) {
        var layer = SERVED.layers().getFirst().described();
        return (registry, reference, shown) ->
                registry.blob(reference, layer, from, Fault::passOver, shown, Cancellation.none());
    }

    private static Option<PullFailure> passOver(ByteBuffer part) {
        part.position(part.limit());
        return Option.none();
    }

    static Fault staged(String name, Question question, Function<FaultRegistry, Script> script) {
        return new Fault(name, script, question, Option.none(), Given.PATIENCE, "lab/x:1", new Told("", "", "", ""));
    }

    static Fault of(String name, Question question, Script script) {
        return staged(name, question, _ -> script);
    }

    Fault showing(Credential credential) {
        return new Fault(name, script, question, Option.some(credential), timeout, asked, told);
    }

    Fault inShort() {
        return new Fault(name, script, question, shown, SHORT, asked, told);
    }

    Fault askedFor(String other) {
        return new Fault(name, script, question, shown, timeout, other, told);
    }

    Fault tells(String failure, String reason, String message, String remedy) {
        return new Fault(name, script, question, shown, timeout, asked, new Told(failure, reason, message, remedy));
    }

    /** What a failure says beyond its class, as far as it is one word. */
    static String reason(PullFailure failure) {
        return switch (failure) {
            case ImageNotFound f -> f.missing().toString();
            case AuthenticationFailed f -> f.refusal().toString();
            case AccessDenied f -> f.denial().toString();
            case NetworkTimeout f -> f.clock() + " " + f.limit().get().toMillis();
            default -> failure.retryAfter().map(Duration::toString).getOrElse("");
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
