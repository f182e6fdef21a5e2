package io.aegis.images.adapters.engine;

import io.aegis.images.domain.pull.Clock;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.pull.PullFailure.NetworkTimeout;
import io.aegis.images.domain.pull.PullFailure.NotAnImage;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.pull.PullFailure.TlsUntrusted;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Both engines' errors in the project's words. The engines pass on little but text, so the text decides; the same words
 * serve an error status and an error inside a stream, because the same cause comes by either way.
 *
 * <p>The order matters: what is told apart surely comes first, and {@code denied} or {@code not found}, which are part of
 * many a message, come last. Held by {@code DockerFailuresIT} and {@code PodmanFailuresIT}.
 */
final class EngineFailures {

    private interface Cause {
        PullFailure of(ImageReference reference, Detail detail);
    }

    private record Rule(Pattern words, Cause cause) {
        static Rule of(String words, Cause cause) {
            return new Rule(Pattern.compile(words), cause);
        }
    }

    private static final String STORAGE = "the container runtime's storage";
    private static final Pattern FULL_PATH = Pattern.compile("(/[^\\s:\"',]+)[\"']?:? [^/]*no space left on device");

    /** Then the path is one inside the image, and leads nobody to the disk. */
    private static final Pattern UNPACKING = Pattern.compile("register layer|adding layer|processing tar file");

    private static final List<Rule> RULES = List.of(
            Rule.of("no space left on device|disk quota exceeded", (_, detail) -> new DiskFull(place(detail), detail)),
            Rule.of(
                    "toomanyrequests|too many requests|http 429 response body",
                    (image, detail) -> new RateLimited(image.host(), Option.none(), detail)),
            Rule.of(
                    "verification failed for digest|did not match, expected|does not match expected"
                            + "|does not match provided manifest digest|unknown blob|blob unknown"
                            + "|blob.*invalid status code from registry 404|invalid status code from registry 404.*blob",
                    IntegrityViolation::new),
            Rule.of(
                    "no matching manifest for|no image found in (?:manifest list|image index) for",
                    (image, detail) -> new PlatformMismatch(image, Option.none(), Option.none(), detail)),
            Rule.of(
                    "unsupported media type|unsupported image-specific operation|missing signature key"
                            + "|unsupported schema version|unsupported manifest|no fslayers|encountered remote \\S+ "
                            + "manifest|unknown manifest|not an image|should have v2 schema",
                    NotAnImage::new),
            Rule.of(
                    "i/o timeout|deadline exceeded|client\\.timeout|tls handshake timeout|timeout awaiting",
                    (image, detail) -> new NetworkTimeout(image.host(), Clock.RUNTIME, Option.none(), detail)),
            Rule.of(
                    "x509:|tls:|certificate|http response to https client|malformed http response",
                    (image, detail) -> new TlsUntrusted(image.host(), detail)),
            Rule.of(
                    "connection refused|no such host|connection reset|broken pipe|network is unreachable"
                            + "|no route to host|server misbehaving|name resolution|\\beof\\b",
                    (image, detail) -> new RegistryUnreachable(image.host(), detail)),
            // Docker could not read the body of an error, and tells more of that than of the error.
            Rule.of("http 40[13] response body", (image, detail) -> new AuthenticationFailed(image.host(), detail)),
            Rule.of("http 404 response body", (image, detail) -> new ImageNotFound(image, Missing.IN_REGISTRY, detail)),
            Rule.of(
                    "unexpected http status:? 5|invalid status code from registry 5|status(?:code:)? 5\\d\\d"
                            + "|internal server error|bad gateway|service unavailable|gateway timeout|invalid character"
                            + "|error unmarshalling content|unexpected end of json|cannot unmarshal",
                    (image, detail) -> new RegistryError(image.host(), detail)),
            Rule.of(
                    "pull access denied|requested access to the resource is denied",
                    (image, detail) -> new ImageNotFound(image, Missing.OR_HIDDEN, detail)),
            Rule.of(
                    "no basic auth credentials|unauthorized|authentication required|denied|incorrect username or password"
                            + "|invalid username/password|x-registry-auth|status code from registry 40[13]|statuscode: 40[13]|forbidden",
                    (image, detail) -> new AuthenticationFailed(image.host(), detail)),
            Rule.of(
                    "failed to register layer|adding layer with blob|storage-driver|writing blob",
                    (_, detail) -> new RuntimeUnavailable(STORAGE, detail)),
            Rule.of(
                    "manifest unknown|name unknown|name not known|not found|statuscode: 404",
                    (image, detail) -> new ImageNotFound(image, Missing.IN_REGISTRY, detail)));

    private static final int LONGEST = 8 * 1024;

    static PullFailure translate(String text, ImageReference reference) {
        var said = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var words = ErrorText.withoutNames(said, reference);
        var detail = new Detail(said);
        return RULES.stream()
                .filter(rule -> rule.words().matcher(words).find())
                .findFirst()
                .map(rule -> rule.cause().of(reference, detail))
                // Nothing known: at least it is told whole, as the registry's answer that makes no sense to us.
                .orElseGet(() -> new RegistryError(reference.host(), detail));
    }

    private static String place(Detail detail) {
        var full = FULL_PATH.matcher(detail.text());
        return full.find() && !UNPACKING.matcher(detail.text()).find() ? full.group(1) : STORAGE;
    }

    private EngineFailures() {}
}
