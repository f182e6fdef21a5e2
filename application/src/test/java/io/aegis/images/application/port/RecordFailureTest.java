package io.aegis.images.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.image.ImageRejection.NoPullUnderWay;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.RecordUnavailable;
import io.aegis.images.domain.pull.PullId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordFailureTest {

    private static final Detail SAID = new Detail("said");

    @Test
    void isAFullDiskForWhoWaitsForAnImage() {
        assertThat(new RecordFailure.Full("/data", SAID).asPullFailure()).isEqualTo(new DiskFull("/data", SAID));
    }

    @Test
    void isAnUnavailableRecordForWhoWaitsForAnImage() {
        assertThat(new RecordFailure.Unusable("/data", SAID).asPullFailure())
                .isEqualTo(new RecordUnavailable("/data", SAID));
    }

    @Test
    void tellsARejectionToo() {
        var rejected = new RecordFailure.Rejected(new NoPullUnderWay(new PullId(new UUID(0, 1))));

        assertThat(rejected.asPullFailure().message()).contains("rejected", "NoPullUnderWay");
    }
}
