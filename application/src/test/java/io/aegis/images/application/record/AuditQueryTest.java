package io.aegis.images.application.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Option;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditQueryTest {

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 10_001, Integer.MAX_VALUE})
    void isBounded(int limit) {
        assertThatThrownBy(() -> AuditQuery.newest(limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 10000");
    }

    @Test
    void asksForAllUnlessNarrowed() {
        var pull = new PullId(new UUID(0, 1));
        var source = new CredentialSource("node config");
        var narrowed = AuditQuery.newest(1)
                .ofPull(pull)
                .ofExecution("exec-1")
                .ofTenant("acme")
                .byCredentialOf(source);

        assertThat(narrowed)
                .isEqualTo(new AuditQuery(
                        Option.none(),
                        Option.none(),
                        Option.some("exec-1"),
                        Option.some("acme"),
                        Option.some(pull),
                        Option.none(),
                        Option.some(source),
                        Option.none(),
                        Option.none(),
                        Option.none(),
                        1));
    }
}
