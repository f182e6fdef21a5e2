package io.aegis.images.contracts.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.ContainerRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a runtime makes of a registry that fails, and that it is told as what it is. All scenarios are played at once,
 * because the runtimes try again by themselves for up to two minutes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RuntimeFailuresContract {

    private final List<StagedScenario> played = new ArrayList<>();
    private ContainerRuntime runtime;

    protected abstract ContainerRuntime runtime();

    protected abstract Expected expected(Scenario scenario);

    static Stream<Scenario> scenarios() {
        return Stream.of(
                        AnswerScenarios.all(),
                        ContentScenarios.all(),
                        ConnectionScenarios.all(),
                        LoginScenarios.all(),
                        TlsScenarios.all())
                .flatMap(scenarios -> scenarios);
    }

    @BeforeAll
    final void play() {
        runtime = runtime();
        scenarios().forEach(scenario -> played.add(new StagedScenario(scenario, expected(scenario), runtime)));
    }

    @AfterAll
    final void end() {
        played.forEach(StagedScenario::close);
        runtime.close();
    }

    @ParameterizedTest
    @MethodSource("played")
    void isToldAsWhatItIs(StagedScenario pull) {
        assertThat(pull.told()).as(pull::outcome).isEqualTo(pull.expected());
    }

    @ParameterizedTest
    @MethodSource("cancelled")
    void leavesNothingInTheWayOfTheNextPull(StagedScenario pull) {
        pull.told();
        var again = pull.pullAgain();
        assertThat(again.isRight()).as(again::toString).isTrue();
    }

    final List<StagedScenario> cancelled() {
        return played.stream().filter(StagedScenario::isOverOnceCancelled).toList();
    }

    final List<StagedScenario> played() {
        return List.copyOf(played);
    }
}
