package io.aegis.images.adapters.registry;

import static io.aegis.images.adapters.registry.Fault.DESCRIBE;
import static io.aegis.images.adapters.registry.Fault.LOGIN;
import static io.aegis.images.adapters.registry.Fault.REFERRERS;
import static io.aegis.images.adapters.registry.Fault.RESOLVE;
import static io.aegis.images.adapters.registry.Fault.TAGS;

import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Request.Part;
import io.aegis.images.contracts.registry.Script;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Answers that are none to the question. */
final class AnswerFaults {

    private static final String LATER = "ask again later";
    private static final String DIGEST = "@sha256:" + "0".repeat(64);

    static Stream<Fault> all() {
        return Stream.of(errors(), missing(), limits(), redirects(), lists()).flatMap(faults -> faults);
    }

    private static Stream<Fault> errors() {
        return Stream.of(
                manifest("500", Reply.error(500, "UNKNOWN", "disk on fire"))
                        .tells("RegistryError", "", "HTTP 500", LATER),
                Fault.of("500 with words", DESCRIBE, Script.onManifest(Reply.error(500, "UNKNOWN", "disk on fire")))
                        .tells("RegistryError", "", "HTTP 500: UNKNOWN: disk on fire", LATER),
                manifest("502 from a proxy", page(502)).tells("RegistryError", "", "HTTP 502", LATER),
                Fault.of("502 with a page", DESCRIBE, Script.onManifest(page(502)))
                        .tells("RegistryError", "", "HTTP 502: a web page", LATER),
                manifest("503", Reply.status(503)).tells("RegistryError", "", "HTTP 503", LATER),
                manifest("504", Reply.status(504)).tells("RegistryError", "", "HTTP 504", LATER),
                manifest("418", Reply.status(418)).tells("RegistryError", "", "HTTP 418", LATER),
                manifest("400", Reply.error(400, "TAG_INVALID", "no such form"))
                        .tells("RegistryError", "", "HTTP 400: TAG_INVALID: no such form", LATER),
                manifest("405", Reply.status(405)).tells("RegistryError", "", "HTTP 405", LATER),
                manifest("204", Reply.status(204)).tells("RegistryError", "", "HTTP 204", LATER),
                manifest("a page to log in", page(200)).tells("RegistryError", "", "is not JSON", LATER),
                login("no registry at all", Reply.status(404)).tells("RegistryError", "", "HTTP 404", LATER),
                login("500 to a login", Reply.status(500)).tells("RegistryError", "", "HTTP 500", LATER),
                Fault.of("500 to referrers", REFERRERS, Script.on(Part.REFERRERS, Reply.status(500)))
                        .tells("RegistryError", "", "HTTP 500", LATER));
    }

    private static Stream<Fault> missing() {
        var typing = "check the repository's name for typing errors";
        return Stream.of(
                Fault.staged("missing tag", RESOLVE, AnswerFaults::works)
                        .askedFor("lab/x:2")
                        .tells("ImageNotFound", "tag", "lab/x has no tag 2; the nearest of its tags: 1", "use a tag"),
                Fault.staged("missing tag like no other", DESCRIBE, AnswerFaults::works)
                        .askedFor("lab/x:unheard-of")
                        .tells(
                                "ImageNotFound",
                                "tag",
                                "lab/x has no tag unheard-of",
                                "check the tag for typing errors"),
                Fault.staged("missing digest", RESOLVE, AnswerFaults::works)
                        .askedFor("lab/x" + DIGEST)
                        .tells("ImageNotFound", "tag", "lab/x has no manifest sha256:0", "check the tag"),
                Fault.staged("missing repository", RESOLVE, AnswerFaults::works)
                        .askedFor("lab/y:1")
                        .tells("ImageNotFound", "repository", "has no repository lab/y", typing),
                Fault.staged("missing repository, described", DESCRIBE, AnswerFaults::works)
                        .askedFor("lab/y:1")
                        .tells("ImageNotFound", "repository", "has no repository lab/y", typing),
                Fault.staged("tags of a missing repository", TAGS, AnswerFaults::works)
                        .askedFor("lab/y:1")
                        .tells("ImageNotFound", "repository", "has no repository lab/y", typing),
                Fault.of("missing tag, and no list of tags", RESOLVE, Script.on(Part.TAGS, Reply.status(500)))
                        .askedFor("lab/x:2")
                        .tells("ImageNotFound", "in_registry", "lab/x:2 does not exist at", "check repository and tag"),
                Fault.of("missing tag, and the list is secret", RESOLVE, Script.on(Part.TAGS, Reply.status(403)))
                        .askedFor("lab/x:2")
                        .tells(
                                "ImageNotFound",
                                "in_registry",
                                "lab/x:2 does not exist at",
                                "check repository and tag"));
    }

    private static Script works(FaultRegistry registry) {
        return registry.content();
    }

    private static Stream<Fault> limits() {
        var tooMany = Reply.error(429, "TOOMANYREQUESTS", "pull rate limit");
        return Stream.of(
                manifest("429 with seconds", tooMany.with("Retry-After: 30"))
                        .tells("RateLimited", "PT30S", "limits the rate of pulls", "wait 30 s"),
                manifest("429 with a date that is over", tooMany.with("Retry-After: Wed, 21 Oct 2015 07:28:00 GMT"))
                        .tells("RateLimited", "PT0S", "limits the rate of pulls", "wait 0 s"),
                manifest("429 without a time", tooMany)
                        .tells("RateLimited", "", "limits the rate of pulls", "use a mirror"),
                manifest("429 with a time that is none", tooMany.with("Retry-After: soon"))
                        .tells("RateLimited", "", "limits the rate of pulls", "use a mirror"),
                manifest("429 for ever", tooMany.with("Retry-After: 999999999"))
                        .tells("RateLimited", "", "limits the rate of pulls", "use a mirror"),
                Fault.of("429 with words", DESCRIBE, Script.onManifest(tooMany))
                        .tells("RateLimited", "", "TOOMANYREQUESTS: pull rate limit", "use a mirror"),
                Fault.of("429 to tags", TAGS, Script.on(Part.TAGS, tooMany.with("Retry-After: 7")))
                        .tells("RateLimited", "PT7S", "pull rate limit", "wait 7 s"),
                login("429 to a login", tooMany).tells("RateLimited", "", "pull rate limit", "use a mirror"),
                Fault.of("429 to referrers", REFERRERS, Script.on(Part.REFERRERS, tooMany))
                        .tells("RateLimited", "", "pull rate limit", "use a mirror"));
    }

    private static Stream<Fault> redirects() {
        return Stream.of(
                manifest("redirect to itself", Reply.status(307).with("Location: /v2/lab/x/manifests/1"))
                        .tells("RegistryError", "", "redirects more than 5 times", LATER),
                manifest("redirect to nowhere", Reply.status(307))
                        .tells("RegistryError", "", "redirects to nowhere", LATER),
                manifest("redirect to no address", Reply.status(302).with("Location: http://[not an address"))
                        .tells("RegistryError", "", "redirects to what is no address", LATER),
                manifest("redirect to no host", Reply.status(302).with("Location: http:///path"))
                        .tells("RegistryError", "", "redirects to what is no", LATER),
                manifest("redirect with a password", Reply.status(302).with("Location: http://a:b@127.0.0.1/"))
                        .tells("RegistryError", "", "redirects to what is no host", LATER),
                manifest("redirect to a file", Reply.status(302).with("Location: file:///etc/passwd"))
                        .tells("RegistryError", "", "redirects away from TLS", LATER));
    }

    private static Stream<Fault> lists() {
        return Stream.of(
                tags("tags in a page", page(200)).tells("RegistryError", "", "list of tags is not JSON", LATER),
                tags("tags that are none", json("{\"tags\":7}"))
                        .tells("RegistryError", "", "list of tags is none", LATER),
                tags("tags that go on elsewhere", json("{\"tags\":[]}").with(link("http://127.0.0.2:9/v2/x/tags/list")))
                        .tells("RegistryError", "", "its list goes on at another host", LATER),
                tags("tags that go on in no list", json("{\"tags\":[]}").with(link("/etc/passwd")))
                        .tells("RegistryError", "", "its list goes on at what is no list", LATER),
                tags("tags without end", json("{\"tags\":[\"" + "t".repeat(1_100_000) + "\"]}"))
                        .tells("RegistryError", "", "its answer is larger than 1048576 bytes", LATER));
    }

    private static String link(String target) {
        return "Link: <" + target + ">; rel=\"next\"";
    }

    private static Fault manifest(String name, Reply reply) {
        return Fault.of(name, RESOLVE, Script.onManifest(reply));
    }

    private static Fault login(String name, Reply reply) {
        return Fault.of(name, LOGIN, Script.on(Part.PING, reply));
    }

    private static Fault tags(String name, Reply reply) {
        return Fault.of(name, TAGS, Script.on(Part.TAGS, reply));
    }

    private static Reply page(int status) {
        return Reply.of(status, "text/html", "<html>Please log in</html>".getBytes(StandardCharsets.UTF_8));
    }

    private static Reply json(String text) {
        return Reply.of(200, "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    private AnswerFaults() {}
}
