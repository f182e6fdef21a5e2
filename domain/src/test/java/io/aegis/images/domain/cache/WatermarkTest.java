package io.aegis.images.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatermarkTest {

    @ParameterizedTest
    @CsvSource({
        "85%, 1000, 150, 85% used",
        "1%, 1000, 990, 1% used",
        "99%, 1001, 11, 99% used",
        "500MiB, 1000, 524288000, 500MiB free",
        "20GiB, 1000, 21474836480, 20GiB free",
        "1TiB, 1000, 1099511627776, 1TiB free",
        "1024GiB, 1000, 1099511627776, 1TiB free"
    })
    void readsWhatPeopleWrite(String text, long capacity, long free, String told) {
        var mark = Watermark.parse(text).get();
        assertThat(mark.freeBytesOf(capacity)).isEqualTo(free);
        assertThat(mark).hasToString(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0%", "100%", "85", "85 %", "-1%", "20GB", "20 GiB", "0GiB", "9999999GiB", "1.5GiB", "20KiB"
            })
    void refusesTheRest(String text) {
        assertThat(Watermark.parse(text)).isEqualTo(Option.none());
    }

    @Test
    void measuresADiskByWhatIsNotToBeHad() {
        var disk = new Disk("/d", 150, 1000);
        assertThat(disk.usedPercent()).isEqualTo(85);
        assertThat(disk.isAbove(new Watermark.Used(85))).isFalse();
        assertThat(disk.isAbove(new Watermark.Used(84))).isTrue();
        assertThat(disk.missingBytes(new Watermark.Used(80))).isEqualTo(50);
        assertThat(disk.missingBytes(new Watermark.Free(100))).isZero();
    }
}
