package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.pull.PullFailure;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetrySettingsTest {

    @Test
    void speaksOfEveryFailureClass() {
        var classes = Arrays.stream(PullFailure.class.getPermittedSubclasses()).map(Class::getSimpleName);

        assertThat(Stream.concat(RetrySettings.CAN_PASS.stream(), RetrySettings.STAYS.keySet().stream()))
                .containsExactlyInAnyOrderElementsOf(classes.toList());
    }
}
