package io.aegis.images.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.HealthCheck.Finding;
import io.aegis.images.application.port.HealthCheck.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorTest {

    @Test
    void tellsAllFindingsInTheOrderOfItsChecks() {
        var running = Finding.ok("runtime", "docker 20.10.24");
        var slow = new Finding("store", Status.WARNING, "on a network disk", "move it to a local one");
        var full = new Finding("store", Status.FAILURE, "no space left", "free space");

        assertThat(new Doctor(List.of(() -> List.of(running), List::of, () -> List.of(slow, full))).examine())
                .containsExactly(running, slow, full);
    }

    @Test
    void hasNoAdviceWhereAllIsWell() {
        assertThat(Finding.ok("runtime", "docker 20.10.24"))
                .isEqualTo(new Finding("runtime", Status.OK, "docker 20.10.24", ""));
    }
}
