package io.aegis.images.adapters.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.reference.ImageReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engines' own words, as they were measured. R stands for the reference, H for the host. */
class EngineFailuresTest {

    private static final ImageReference AGENT =
            ImageReference.parse("registry.example:5000/acme/agent:1").get();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ImageNotFound        | manifest for R not found: manifest unknown: manifest unknown
            ImageNotFound        | manifest unknown
            ImageNotFound        | repository registry.example:5000/acme/agent not found: name unknown: repository name not known
            ImageNotFound        | pull access denied for registry.example:5000/acme/agent, repository does not exist or may require 'docker login': denied: requested access to the resource is denied
            AuthenticationFailed | Head "http://H/v2/acme/agent/manifests/1": no basic auth credentials
            AuthenticationFailed | unauthorized: authentication required
            AuthenticationFailed | Get "http://H/v2/": unauthorized: incorrect username or password
            AuthenticationFailed | unauthorized
            AuthenticationFailed | denied
            RegistryUnreachable  | Get "http://H/v2/": dial tcp 127.0.0.1:5000: connect: connection refused
            RegistryUnreachable  | Get "https://H/v2/": dial tcp: lookup registry.example on 10.0.0.53:53: no such host
            RegistryUnreachable  | read tcp 127.0.0.1:40000->127.0.0.1:5000: read: connection reset by peer
            RegistryUnreachable  | unexpected EOF
            TlsUntrusted         | Get "https://H/v2/": http: server gave HTTP response to HTTPS client
            TlsUntrusted         | Get "https://H/v2/": tls: first record does not look like a TLS handshake
            TlsUntrusted         | Get "https://H/v2/": x509: certificate signed by unknown authority
            TlsUntrusted         | Get "https://H/v2/": x509: cannot validate certificate for 192.0.2.2 because it doesn't contain any IP SANs
            TlsUntrusted         | Get "https://H/v2/": x509: certificate is valid for other.example, not registry.example
            TlsUntrusted         | Get "https://H/v2/": x509: certificate has expired or is not yet valid: current time 2026-01-01T00:00:00Z is after 2025-01-01T00:00:00Z
            NetworkTimeout       | Get "http://H/v2/": dial tcp 192.0.2.9:5000: i/o timeout
            NetworkTimeout       | Get "http://H/v2/": context deadline exceeded (Client.Timeout exceeded while awaiting headers)
            NetworkTimeout       | Get "http://H/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)
            NetworkTimeout       | Get "https://H/v2/": net/http: TLS handshake timeout
            RateLimited          | toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating
            RegistryError        | received unexpected HTTP status: 503 Service Unavailable
            RegistryError        | error parsing HTTP 200 response body: invalid character '<' looking for beginning of value: "<html>"
            IntegrityViolation   | filesystem layer verification failed for digest sha256:61769ce439ea
            IntegrityViolation   | image config verification failed for digest sha256:61769ce439ea
            IntegrityViolation   | manifest verification failed for digest sha256:61769ce439ea
            IntegrityViolation   | unknown blob
            DiskFull             | write /var/lib/docker/tmp/GetImageBlob1234: no space left on device
            DiskFull             | failed to register layer: Error processing tar file(exit status 1): write /file-0: no space left on device
            PlatformMismatch     | no matching manifest for linux/amd64 in the manifest list entries
            NotAnImage           | missing signature key
            NotAnImage           | unsupported media type application/vnd.cncf.helm.config.v1+json
            """)
    void areDockersWords(String failure, String text) {
        assertThat(translate(text).name()).isEqualTo(failure);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ImageNotFound        | initializing source docker://R: reading manifest 1 in registry.example:5000/acme/agent: manifest unknown
            ImageNotFound        | initializing source docker://R: reading manifest 1 in registry.example:5000/acme/agent: name unknown: repository name not known to registry
            ImageNotFound        | initializing source docker://R: reading manifest 1 in registry.example:5000/acme/agent: errors: denied: requested access to the resource is denied unauthorized: authentication required
            AuthenticationFailed | initializing source docker://R: reading manifest 1 in registry.example:5000/acme/agent: unauthorized: authentication required
            AuthenticationFailed | initializing source docker://R: unable to retrieve auth token: invalid username/password: unauthorized: incorrect username or password
            AuthenticationFailed | initializing source docker://R: reading manifest 1 in registry.example:5000/acme/agent: denied
            AuthenticationFailed | parsing image configuration: fetching blob: invalid status code from registry 403 (Forbidden)
            AuthenticationFailed | failed to parse "X-Registry-Auth" header for /v1.41/images/create?fromImage=x: illegal base64 data at input byte 3
            RegistryUnreachable  | initializing source docker://R: pinging container registry H: Get "http://H/v2/": dial tcp 127.0.0.1:5000: connect: connection refused
            RegistryUnreachable  | writing blob: storing blob to file "/var/tmp/storage1/1": happened during read: unexpected EOF
            RegistryUnreachable  | (Mirrors also failed: [mirror.example/acme/agent:1: name unknown: repository name not known]): R: pinging container registry H: dial tcp: lookup registry.example: no such host
            TlsUntrusted         | pinging container registry H: Get "https://H/v2/": http: server gave HTTP response to HTTPS client
            RateLimited          | initializing source docker://R: pinging container registry H: too many requests to registry
            RateLimited          | parsing image configuration: fetching blob: too many requests to registry
            RegistryError        | initializing source docker://R: pinging container registry H: invalid status code from registry 503 (Service Unavailable)
            RegistryError        | Error fetching blob: invalid status code from registry 503 (Service Unavailable)
            IntegrityViolation   | writing blob: storing blob to file: Digest did not match, expected sha256:61, got sha256:62
            IntegrityViolation   | parsing image configuration: Download config.json digest sha256:61 does not match expected sha256:62
            IntegrityViolation   | Manifest does not match provided manifest digest sha256:61769ce439ea
            IntegrityViolation   | fetching blob: invalid status code from registry 404 (Not Found)
            DiskFull             | writing blob: storing blob to file "/var/tmp/storage123/1": write /var/tmp/storage123/1: no space left on device
            DiskFull             | writing blob: adding layer with blob "sha256:61": processing tar file(write /file-0: no space left on device): exit status 1
            PlatformMismatch     | choosing an image from manifest list docker://R: no image found in manifest list for architecture amd64, variant "", OS linux
            PlatformMismatch     | choosing an image from manifest list docker://R: no image found in image index for architecture amd64, variant "", OS linux
            NotAnImage           | unsupported schema version 9
            NotAnImage           | no FSLayers in manifest
            NotAnImage           | unsupported image-specific operation on artifact with type "application/vnd.example"
            """)
    void arePodmansWords(String failure, String text) {
        assertThat(translate(text).name()).isEqualTo(failure);
    }

    @ParameterizedTest
    @CsvSource({
        "denied.example/unauthorized/toomanyrequests:1",
        "registry.example/no-space-left-on-device/x509/i/o/timeout:unauthorized",
        "manifest.example/unknown/denied:toomanyrequests"
    })
    void areNotMisledByNames(String text) {
        var misleading = ImageReference.parse(text).get();
        assertThat(EngineFailures.translate("manifest for " + misleading + " not found: manifest unknown", misleading))
                .isInstanceOf(ImageNotFound.class);
        assertThat(EngineFailures.translate(
                                "initializing source docker://" + misleading + ": reading manifest "
                                        + misleading.identifier() + " in " + misleading.name() + ": manifest unknown",
                                misleading)
                        .name())
                .isEqualTo("ImageNotFound");
        assertThat(EngineFailures.translate(
                                "Get \"https://" + misleading.host() + "/v2/\": dial tcp: lookup " + misleading.host()
                                        + ": no such host",
                                misleading)
                        .name())
                .isEqualTo("RegistryUnreachable");
    }

    @Test
    void tellApartWhatIsMissingAndWhatMayBeHidden() {
        var missing = translate("manifest unknown");
        assertThat(missing).isEqualTo(new ImageNotFound(AGENT, Missing.IN_REGISTRY, missing.detail()));
        var hidden = translate("pull access denied for x: denied: requested access to the resource is denied");
        assertThat(hidden).isEqualTo(new ImageNotFound(AGENT, Missing.OR_HIDDEN, hidden.detail()));
    }

    @Test
    void nameThePlaceThatIsFull() {
        var full = translate(
                "storing blob to file \"/var/tmp/storage1/1\": write /var/tmp/storage1/1: no space left on device");
        assertThat(full).isEqualTo(new DiskFull("/var/tmp/storage1/1", full.detail()));
        assertThat(translate(
                                "failed to register layer: Error processing tar file(exit status 1): write /file: no space left"
                                        + " on device")
                        .remedy())
                .isEqualTo("free space at the container runtime's storage or give the node a larger disk");
        assertThat(translate("no space left on device").remedy())
                .isEqualTo("free space at the container runtime's storage or give the node a larger disk");
    }

    @Test
    void tellTheUnknownInFull() {
        var unknown = translate("the flux capacitor is out of order");
        assertThat(unknown.name()).isEqualTo("RegistryError");
        assertThat(unknown.message()).contains("the flux capacitor is out of order");
    }

    @Test
    void areReadInBoundedTime() {
        assertThat(translate("(Mirrors also failed: [".repeat(100_000)).name()).isEqualTo("RegistryError");
    }

    private static PullFailure translate(String text) {
        return EngineFailures.translate(
                text.replace("://H/", "://" + AGENT.host() + "/")
                        .replace(" H:", " " + AGENT.host() + ":")
                        .replace("//R", "//" + AGENT)
                        .replace(" R ", " " + AGENT + " ")
                        .replace(" R:", " " + AGENT + ":"),
                AGENT);
    }
}
