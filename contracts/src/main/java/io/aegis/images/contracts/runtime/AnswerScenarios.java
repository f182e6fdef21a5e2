package io.aegis.images.contracts.runtime;

import static io.aegis.images.contracts.registry.Request.Part.BLOB;
import static io.aegis.images.contracts.registry.Request.Part.MANIFEST;
import static io.aegis.images.contracts.registry.Request.Part.PING;
import static io.aegis.images.contracts.runtime.Expected.DAMAGED;
import static io.aegis.images.contracts.runtime.Expected.HIDDEN;
import static io.aegis.images.contracts.runtime.Expected.NONE_SHOWN;
import static io.aegis.images.contracts.runtime.Expected.NOT_FOUND;
import static io.aegis.images.contracts.runtime.Expected.NO_REPOSITORY;
import static io.aegis.images.contracts.runtime.Expected.NO_TAG;
import static io.aegis.images.contracts.runtime.Expected.PULLED;
import static io.aegis.images.contracts.runtime.Expected.RATE_LIMITED;
import static io.aegis.images.contracts.runtime.Expected.RATE_LIMITED_FOR_7;
import static io.aegis.images.contracts.runtime.Expected.REFUSED;
import static io.aegis.images.contracts.runtime.Expected.REGISTRY_ERROR;
import static io.aegis.images.contracts.runtime.Scenario.anonymously;

import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.TestImage;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A registry that answers, and says no. */
final class AnswerScenarios {

    private static final Reply TOO_MANY = Reply.error(429, "TOOMANYREQUESTS", "You have reached your pull rate limit");

    static Stream<Scenario> all() {
        return Stream.of(notFound(), refused(), rateLimited(), broken()).flatMap(scenarios -> scenarios);
    }

    private static Stream<Scenario> notFound() {
        return Stream.of(
                Scenario.of("manifest unknown", registry -> anonymously(registry.reference("lab/x:absent")))
                        .tells(NOT_FOUND)
                        .asked(NO_REPOSITORY),
                Scenario.of(
                                "repository unknown",
                                MANIFEST,
                                Reply.error(404, "NAME_UNKNOWN", "repository name not known to registry"))
                        .tells(NOT_FOUND)
                        .asked(NO_TAG),
                Scenario.of(
                                "digest unknown",
                                registry -> anonymously(registry.reference("lab/x:1")
                                        .withDigest(
                                                TestImage.fresh(1).manifest().digest())))
                        .tells(NOT_FOUND)
                        .asked(NO_REPOSITORY),
                Scenario.of("manifest 404 without a word", MANIFEST, Reply.status(404))
                        .tells(NOT_FOUND)
                        .asked(NO_TAG),
                Scenario.of(
                                "a repository whose name sounds like other failures",
                                registry -> anonymously(
                                        registry.reference("denied/unauthorized/toomanyrequests/x509:no-such-host")))
                        .tells(NOT_FOUND)
                        .asked(NO_REPOSITORY),
                Scenario.of("blob 404", BLOB, Reply.error(404, "BLOB_UNKNOWN", "blob unknown to registry"))
                        .tells(DAMAGED));
    }

    private static Stream<Scenario> refused() {
        return Stream.of(
                Scenario.of("manifest 401 without a challenge", MANIFEST, Reply.error(401, "UNAUTHORIZED", "no"))
                        .tells(REFUSED)
                        .asked(NONE_SHOWN),
                Scenario.of("manifest 403", MANIFEST, Reply.error(403, "DENIED", "not for you"))
                        .onDocker(HIDDEN) // its own words leave it open
                        .onPodman(REFUSED)
                        .asked(NONE_SHOWN),
                Scenario.of("manifest 403 without a word", MANIFEST, Reply.status(403))
                        .tells(REFUSED)
                        .asked(NONE_SHOWN),
                Scenario.of("blob 403", BLOB, Reply.error(403, "DENIED", "not for you"))
                        .tells(REFUSED));
    }

    private static Stream<Scenario> rateLimited() {
        return Stream.of(
                Scenario.of("manifest 429", MANIFEST, TOO_MANY).tells(RATE_LIMITED),
                Scenario.of("manifest 429 with Retry-After", MANIFEST, TOO_MANY.with("Retry-After: 7"))
                        .tells(RATE_LIMITED)
                        .asked(RATE_LIMITED_FOR_7),
                Scenario.of("blob 429", BLOB, TOO_MANY).tells(RATE_LIMITED),
                Scenario.of("ping 429", PING, TOO_MANY).onDocker(PULLED).onPodman(RATE_LIMITED));
    }

    private static Stream<Scenario> broken() {
        var everywhere = IntStream.of(500, 502, 503, 504)
                .boxed()
                .flatMap(status -> Stream.of(
                        Scenario.of("manifest " + status, MANIFEST, Reply.status(status))
                                .tells(REGISTRY_ERROR),
                        Scenario.of("ping " + status, PING, Reply.status(status))
                                .onDocker(PULLED)
                                .onPodman(REGISTRY_ERROR)));
        var blobs = IntStream.of(500, 503)
                .mapToObj(status -> Scenario.of("blob " + status, BLOB, Reply.status(status))
                        .tells(REGISTRY_ERROR));
        return Stream.concat(everywhere, blobs);
    }

    private AnswerScenarios() {}
}
