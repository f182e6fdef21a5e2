package io.aegis.images.adapters.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeParserTest {

    private static final Challenge BASIC = new Challenge("basic", Map.of("realm", "lab"));

    @Test
    void readsWhatDockerHubSays() {
        assertThat(parse("Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\","
                        + "scope=\"repository:library/python:pull\",error=\"insufficient_scope\""))
                .isEqualTo(right(new Challenge(
                        "bearer",
                        Map.of(
                                "realm",
                                "https://auth.docker.io/token",
                                "service",
                                "registry.docker.io",
                                "scope",
                                "repository:library/python:pull",
                                "error",
                                "insufficient_scope"))));
    }

    @Test
    void readsSeveralInOneHeaderAndInSeveral() {
        var bearer = new Challenge("bearer", Map.of("realm", "a, b=\"c\"", "service", "x"));

        assertThat(parse("Basic realm=\"lab\", Bearer realm=\"a, b=\\\"c\\\"\" , service=x"))
                .isEqualTo(right(BASIC, bearer));
        assertThat(ChallengeParser.parse(List.of("BASIC REALM=\"lab\"", "bearer realm=\"a, b=\\\"c\\\"\",service=x")))
                .isEqualTo(right(BASIC, bearer));
    }

    @Test
    void readsThoseWithoutParameters() {
        assertThat(parse("Negotiate, Basic realm=\"lab\", NTLM"))
                .isEqualTo(right(new Challenge("negotiate", Map.of()), BASIC, new Challenge("ntlm", Map.of())));
        assertThat(parse("Negotiate oY0BiQ+/==, Basic realm=lab"))
                .isEqualTo(right(new Challenge("negotiate", Map.of()), BASIC));
        assertThat(parse("")).isEqualTo(right());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer realm=\"half",
                "Bearer realm=\"a\" service=\"b\"",
                "Bearer realm=\"a\",realm=\"b\"",
                "Bearer realm=\"a\\",
                "Bearer realm=\"a\nb\"",
                "=a",
                "Bearer \"a\"",
                "B\u00e4r realm=a"
            })
    void guessesAtNothing(String header) {
        assertThat(parse(header)).isEqualTo(Either.left("it asks for a login in a form that cannot be read"));
    }

    @Test
    void readsNoHeaderWithoutEnd() {
        assertThat(parse("Bearer realm=\"" + "a".repeat(9000) + "\"").isLeft()).isTrue();
        assertThat(parse("a ".repeat(4000)).isLeft()).isTrue();
    }

    private static Either<String, List<Challenge>> parse(String header) {
        return ChallengeParser.parse(List.of(header));
    }

    private static Either<String, List<Challenge>> right(Challenge... challenges) {
        return Either.right(List.of(challenges));
    }
}
