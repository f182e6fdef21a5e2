package io.aegis.images.application.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.domain.image.PullOrder;
import io.aegis.images.domain.pull.PullPolicy;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EnsureDocumentsTest {

    @Test
    void tellsThatTheImageIsReady() {
        assertThat(Lines.of(EnsureDocuments.completed(Published.completed()))).isEqualTo("""
                reference: "ghcr.io/acme/agent:1.4"
                node: "node-1"
                policy: "Always"
                source: "Downloaded"
                digest: "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                image_id: "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                platform: "linux/arm/v7"
                size_bytes: 3000000000
                bytes_transferred: 1000000000
                duration_ms: 5123
                fallback: null
                pull_id: "0197a3c0-0000-7000-8000-000000000001"
                execution_id: "exec-1"
                """);
    }

    @Test
    void tellsWhyItIsNot() {
        assertThat(Lines.of(EnsureDocuments.failed(failure(Option.some(Duration.ofSeconds(6))))))
                .isEqualTo("""
                reference: "ghcr.io/acme/agent:1.4"
                node: "node-1"
                policy: "IfNotPresent"
                duration_ms: 5123
                pull_id: "0197a3c0-0000-7000-8000-000000000001"
                execution_id: "exec-1"
                failure:
                  class: "RateLimited"
                  reason: null
                  message: "ghcr.io limits the rate of pulls: 429"
                  host: "ghcr.io"
                  remedy: "wait 29500 ms, or log in to ghcr.io for a higher limit"
                  retryable: true
                  retry_after_seconds: 6
                """);
    }

    @Test
    void hasEachFieldWhetherThereIsSomethingToSayOrNot() {
        assertThat(Lines.of(EnsureDocuments.failed(failure(Option.none())))).contains("retry_after_seconds: null");
    }

    private static EnsureFailure failure(Option<Duration> retryAfter) {
        var order = new PullOrder(
                Published.AGENT,
                Published.PULL,
                PullPolicy.IF_NOT_PRESENT,
                Option.none(),
                Published.ASKER,
                Published.AT);
        return new EnsureFailure(order, Published.LIMITED, Published.TOOK, retryAfter);
    }
}
