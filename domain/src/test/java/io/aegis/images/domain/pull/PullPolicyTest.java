package io.aegis.images.domain.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PullPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "ALWAYS, true, true",
        "ALWAYS, false, true",
        "IF_NOT_PRESENT, true, false",
        "IF_NOT_PRESENT, false, true",
        "NEVER, true, false",
        "NEVER, false, false",
    })
    void decidesWhetherTheRegistryIsAsked(PullPolicy policy, boolean present, boolean asked) {
        assertThat(policy.goesToRegistry(present)).isEqualTo(asked);
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsItIsWritten(PullPolicy policy) {
        assertThat(PullPolicy.parse(policy.toString())).isEqualTo(Option.some(policy));
    }

    @Test
    void isSpelledAsInManifests() {
        assertThat(PullPolicy.values())
                .extracting(PullPolicy::toString)
                .containsExactly("Always", "IfNotPresent", "Never");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "always", "ALWAYS", "IF_NOT_PRESENT", "ifNotPresent", "Never ", "if_not_present"})
    void isNotReadInAnyOtherSpelling(String text) {
        assertThat(PullPolicy.parse(text)).isEmpty();
    }

    @Test
    void isStricterTheMoreItAsksTheRegistry() {
        assertThat(PullPolicy.NEVER.stricter(PullPolicy.IF_NOT_PRESENT)).isEqualTo(PullPolicy.IF_NOT_PRESENT);
        assertThat(PullPolicy.IF_NOT_PRESENT.stricter(PullPolicy.ALWAYS)).isEqualTo(PullPolicy.ALWAYS);
        assertThat(PullPolicy.ALWAYS.stricter(PullPolicy.NEVER)).isEqualTo(PullPolicy.ALWAYS);
    }
}
