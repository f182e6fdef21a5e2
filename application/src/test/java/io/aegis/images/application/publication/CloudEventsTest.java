package io.aegis.images.application.publication;

import static io.aegis.images.application.publication.Published.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.image.ImageEvent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The public contract of the event stream, field by field: a change here is a change for every reader. */
class CloudEventsTest {

    private static final List<ImageEvent> EACH = List.of(
            Published.started(), Published.completed(), Published.failed(), Published.cached(), Published.removed());

    @Test
    void tellsThatAPullStarted() {
        assertThat(published(Published.started())).isEqualTo("""
                specversion: "1.0"
                id: "0197a3c0-0000-7000-8000-0000000000ff"
                source: "/nodes/node-1"
                type: "aegis.images.ImagePullStarted"
                subject: "ghcr.io/acme/agent:1.4"
                time: "2026-01-01T12:00:05.123456Z"
                datacontenttype: "application/json"
                position: "3000000000"
                data:
                  node_id: "node-1"
                  image: "ghcr.io/acme/agent:1.4"
                  execution_id: "exec-1"
                  tenant_id: "tenant-1"
                  correlation_id: "correlation-1"
                  pull_id: "0197a3c0-0000-7000-8000-000000000001"
                  pull_policy: "IfNotPresent"
                  registry: "ghcr.io"
                  credential_source: "node configuration"
                  attempt: 2
                  platform: "linux/arm/v7"
                  started_at: "2026-01-01T12:00:05.123456Z"
                """);
    }

    @Test
    void tellsThatAnImageIsReadyAndWhatThatRestsOn() {
        assertThat(data(Published.fellBack())).isEqualTo("""
                node_id: "node-1"
                image: "ghcr.io/acme/agent:1.4"
                execution_id: "exec-1"
                tenant_id: "tenant-1"
                correlation_id: "correlation-1"
                digest: "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                image_id: "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                platform: "linux/arm/v7"
                size_bytes: 3000000000
                pull_id: "0197a3c0-0000-7000-8000-000000000001"
                pull_policy: "Always"
                source: "Cached"
                bytes_transferred: 0
                duration_ms: 5123
                joined_pull_id: null
                access:
                  credential_source: "node configuration"
                  proven_at: "2026-01-01T12:00:05.123456Z"
                fallback:
                  class: "RateLimited"
                  reason: null
                  message: "ghcr.io limits the rate of pulls: 429"
                  host: "ghcr.io"
                  remedy: "wait 29500 ms, or log in to ghcr.io for a higher limit"
                  retryable: true
                  retry_after_seconds: 30
                completed_at: "2026-01-01T12:00:05.123456Z"
                """.indent(2));
    }

    @Test
    void tellsThatAPullFailed() {
        assertThat(data(Published.failed())).isEqualTo("""
                node_id: "node-1"
                image: "ghcr.io/acme/agent:1.4"
                execution_id: null
                tenant_id: null
                correlation_id: null
                pull_id: "0197a3c0-0000-7000-8000-000000000001"
                pull_policy: "IfNotPresent"
                reason: "ghcr.io limits the rate of pulls: 429"
                failure:
                  class: "RateLimited"
                  reason: null
                  message: "ghcr.io limits the rate of pulls: 429"
                  host: "ghcr.io"
                  remedy: "wait 29500 ms, or log in to ghcr.io for a higher limit"
                  retryable: true
                  retry_after_seconds: 30
                attempt: 2
                duration_ms: 5123
                joined_pull_id: "0197a3c0-0000-7000-8000-000000000002"
                failed_at: "2026-01-01T12:00:05.123456Z"
                """.indent(2));
    }

    @Test
    void tellsThatAnImageCame() {
        assertThat(data(Published.cached())).isEqualTo("""
                node_id: "node-1"
                image: "ghcr.io/acme/agent:1.4"
                execution_id: null
                tenant_id: null
                correlation_id: null
                digest: null
                image_id: "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                platform: "linux/arm/v7"
                size_bytes: 3000000000
                how: "loaded"
                cached_at: "2026-01-01T12:00:05.123456Z"
                """.indent(2));
    }

    @Test
    void tellsThatAnImageWent() {
        assertThat(data(Published.removed())).isEqualTo("""
                node_id: "node-1"
                image: "ghcr.io/acme/agent:1.4"
                execution_id: null
                tenant_id: null
                correlation_id: null
                digest: "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                image_id: "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                platform: "linux/arm/v7"
                size_bytes: 3000000000
                cause: "collected"
                bytes_freed: 2000000000
                removed_at: "2026-01-01T12:00:05.123456Z"
                """.indent(2));
    }

    @Test
    void namesEachEventAsTheDomainDoes() {
        assertThat(EACH.stream().map(Object::getClass).collect(Collectors.<Object>toSet()))
                .isEqualTo(
                        Arrays.stream(ImageEvent.class.getPermittedSubclasses()).collect(Collectors.<Object>toSet()));
        assertThat(EACH)
                .allMatch(
                        event -> CloudEvents.name(event).equals(event.getClass().getSimpleName()));
    }

    private static String published(ImageEvent event) {
        return Lines.of(CloudEvents.of(recorded(event)));
    }

    private static String data(ImageEvent event) {
        var published = published(event);
        return published.substring(published.indexOf("data:\n") + "data:\n".length());
    }
}
