package io.aegis.images.adapters.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.contracts.registry.FaultRegistry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegistryFaultsTest {

    static Stream<Fault> faults() {
        return Stream.of(
                        AnswerFaults.all(),
                        ContentFaults.all(),
                        LoginFaults.all(),
                        ConnectionFaults.all(),
                        BlobFaults.all())
                .flatMap(faults -> faults);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void areToldAsWhatTheyAre(Fault fault) {
        try (var registry = FaultRegistry.start();
                var asking = Given.registry(fault.timeout(), EngineFiles.none(), new KeptBudgets())) {
            registry.serve("lab/x", "1", Fault.SERVED);
            registry.behave(fault.script().apply(registry));

            var failure = fault.question()
                    .put(asking, registry.reference(fault.asked()), fault.shown())
                    .getLeft();

            assertThat(failure.name())
                    .as(failure::message)
                    .isEqualTo(fault.told().failure());
            assertThat(Fault.reason(failure))
                    .as(failure::message)
                    .isEqualTo(fault.told().reason());
            assertThat(failure.message()).contains(fault.told().message());
            assertThat(failure.remedy()).contains(fault.told().remedy());
            assertThat(failure.host()).contains(registry.host());
        }
    }

    @Test
    void areMany() {
        assertThat(faults()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(faults().map(Fault::name)).doesNotHaveDuplicates();
    }
}
