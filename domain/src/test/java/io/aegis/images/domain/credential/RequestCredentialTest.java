package io.aegis.images.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.credential.RequestCredential.Secret;
import io.aegis.images.domain.credential.RequestCredential.Variable;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCredentialTest {

    @Test
    void namesAVariable() {
        assertThat(RequestCredential.parse("env:TEAM_A")).isEqualTo(Option.some(new Variable("TEAM_A")));
    }

    @Test
    void namesASecretByItsEngineAndPath() {
        assertThat(RequestCredential.parse("secret:cicd/teams/a"))
                .isEqualTo(Option.some(new Secret("cicd", "teams/a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"env:TEAM_A", "secret:cicd/docker-registry", "secret:aws/creds/pull"})
    void isWrittenAsItWasRead(String text) {
        assertThat(RequestCredential.parse(text).get()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user:password",
                "env:",
                "env:1ST",
                "env:A B",
                "ENV:A",
                "secret:",
                "secret:cicd",
                "secret:cicd/",
                "secret:/path",
                "secret:cicd/../sys/raw",
                "secret:../sys",
                "secret:cicd//a",
                "secret:cicd/a?version=1",
                "secret:cicd/a%2Fb",
                "secret:cicd/a#field"
            })
    void isNothingElse(String text) {
        assertThat(RequestCredential.parse(text)).isEmpty();
    }

    @Test
    void claimsForItsTenantAndNotForTheNode() {
        var secret = RequestCredential.parse("secret:cicd/registry");

        assertThat(Claimant.of(secret, Option.some("a"))).isNotEqualTo(Claimant.of(secret, Option.some("b")));
        assertThat(Claimant.of(secret, Option.none())).isNotEqualTo(Claimant.NODE);
        assertThat(Claimant.of(Option.none(), Option.some("a"))).isEqualTo(Claimant.NODE);
    }
}
