package io.aegis.images.domain.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

    @Test
    void readsWhatOciWrites() {
        assertThat(Platform.parse("linux/amd64")).isEqualTo(Option.some(new Platform("linux", "amd64", Option.none())));
        assertThat(Platform.parse("linux/arm/v7"))
                .isEqualTo(Option.some(new Platform("linux", "arm", Option.some("v7"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux/amd64", "linux/arm/v7", "windows/amd64", "js/wasm", "linux/s390x", "plan9/386"})
    void isWrittenAsItIsRead(String text) {
        assertThat(Platform.parse(text).get()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "linux",
                "/",
                "linux/",
                "/amd64",
                "linux//v7",
                "linux/arm/",
                "linux/arm/v7/x",
                "Linux/amd64",
                "linux/amd 64",
                "linux/amd64\n",
                "linux/ämd64",
                "linux/123456789012345678901234567890123",
            })
    void readsNothingElse(String text) {
        assertThat(Platform.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, linux/amd64, true",
        "linux/arm/v7, linux/arm/v7, true",
        "linux/arm/v7, linux/arm, true",
        "linux/arm, linux/arm/v7, true",
        "linux/arm64/v8, linux/arm64, true",
        "linux/arm/v6, linux/arm/v7, false",
        "linux/arm64, linux/amd64, false",
        "linux/arm64, linux/arm, false",
        "windows/amd64, linux/amd64, false",
    })
    void isSatisfiedByTheSameSystemAndProcessorWhereNoVariantContradicts(
            String built, String wanted, boolean satisfied) {
        assertThat(Platform.parse(built).get().satisfies(Platform.parse(wanted).get()))
                .isEqualTo(satisfied);
    }
}
