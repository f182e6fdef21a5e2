package io.aegis.images.application.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.Denial;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.Refusal;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureDocumentTest {

    private static final RegistryHost GHCR = new RegistryHost("ghcr.io");

    @Test
    void tellsAFailureOnTheNodeWithoutAHost() {
        var full = new DiskFull("/var/lib/docker", new Detail("no space left on device"));

        assertThat(Lines.of(FailureDocument.of(full, Option.none()))).isEqualTo("""
                class: "DiskFull"
                reason: null
                message: "no space left at /var/lib/docker: no space left on device"
                host: null
                remedy: "free space at /var/lib/docker or give the node a larger disk"
                retryable: false
                retry_after_seconds: null
                """);
    }

    @Test
    void tellsWhichKindOfItsClassItIs() {
        assertThat(FailureDocument.of(new AccessDenied(GHCR, Denial.NOT_PROVEN, Detail.NONE), Option.none())
                        .fields()
                        .get("reason"))
                .isEqualTo("not_proven");
        assertThat(FailureDocument.of(new AuthenticationFailed(GHCR, Refusal.EXPIRED, Detail.NONE), Option.none())
                        .fields()
                        .get("reason"))
                .isEqualTo("expired");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "999, 1", "1000, 1", "1001, 2", "60000, 60"})
    void letsNobodyComeTooEarly(long millis, long seconds) {
        var document = FailureDocument.of(Published.LIMITED, Option.some(Duration.ofMillis(millis)));

        assertThat(document.fields().get("retry_after_seconds")).isEqualTo(seconds);
    }
}
