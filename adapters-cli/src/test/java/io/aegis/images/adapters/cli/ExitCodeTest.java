package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.pull.Clock;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
    private static final ImageReference IMAGE = ImageReference.parse("alpine").get();

    private static final List<PullFailure> ONE_OF_EACH = List.of(
            new PullFailure.ImageNotFound(IMAGE, PullFailure.Missing.IN_REGISTRY, Detail.NONE),
            new PullFailure.AuthenticationFailed(IMAGE.host(), Detail.NONE),
            new PullFailure.NetworkTimeout(IMAGE.host(), Clock.TOTAL, Option.none(), Detail.NONE),
            new PullFailure.RateLimited(IMAGE.host(), Option.none(), Detail.NONE),
            new PullFailure.DiskFull("/", Detail.NONE),
            new PullFailure.RegistryUnreachable(IMAGE.host(), Detail.NONE),
            new PullFailure.RegistryError(IMAGE.host(), Detail.NONE),
            new PullFailure.TlsUntrusted(IMAGE.host(), Detail.NONE),
            new PullFailure.PlatformMismatch(IMAGE, Option.none(), Option.none(), Detail.NONE),
            new PullFailure.IntegrityViolation(IMAGE, Detail.NONE),
            new PullFailure.NotAnImage(IMAGE, Detail.NONE),
            new PullFailure.AccessDenied(IMAGE.host(), Detail.NONE),
            new PullFailure.RuntimeUnavailable("docker", Detail.NONE),
            new PullFailure.Interrupted(Detail.NONE),
            new PullFailure.RecordUnavailable("/", Detail.NONE),
            new PullFailure.Cancelled(Detail.NONE));

    @Test
    void isTheSameForEver() {
        assertThat(ONE_OF_EACH)
                .extracting(ExitCode::of)
                .containsExactly(10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 130);
    }

    @Test
    void isTheSameByName() {
        assertThat(ONE_OF_EACH)
                .allSatisfy(
                        failure -> assertThat(ExitCode.named(failure.name())).isEqualTo(ExitCode.of(failure)));
    }

    @ParameterizedTest
    @CsvSource({
        "ServiceUnavailable, 25",
        "Stopping, 25",
        "ImageInUse, 26",
        "HeldByTags, 2",
        "BadInput, 2",
        "Internal, 1"
    })
    void tellsWhatKeptAServiceFromAnswering(String problem, int code) {
        assertThat(ExitCode.named(problem)).isEqualTo(code);
    }

    @Test
    void isThereForEachFailure() {
        assertThat(ONE_OF_EACH)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(PullFailure.class.getPermittedSubclasses());
    }
}
