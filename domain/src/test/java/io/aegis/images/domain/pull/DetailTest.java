package io.aegis.images.domain.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetailTest {

    private static final String SECRET = "Pl4nt3d";

    @Test
    void keepsAPlainLineAsItIs() {
        assertThat(new Detail("manifest unknown: manifest for acme/agent:1.4 not found"))
                .hasToString("manifest unknown: manifest for acme/agent:1.4 not found");
    }

    @Test
    void isOneLineWithoutControlCharacters() {
        assertThat(new Detail(" a\nb\r\nc\td\u001b[31me\u0000f\u2028g\u202eh\ud800i "))
                .hasToString("a b  c d [31me f g h i");
    }

    @Test
    void isBounded() {
        assertThat(new Detail("x".repeat(500)).text()).hasSize(500);
        assertThat(new Detail("x".repeat(501)).text()).hasSize(500).endsWith("x…");
        assertThat(new Detail("x".repeat(50_000_000)).text()).hasSize(500);
    }

    @Test
    void isTheSameWhenMadeFromItself() {
        var once =
                new Detail("Get \"https://user:" + SECRET + "@ghcr.io/v2/?token=" + SECRET + "\": " + "x".repeat(600));

        assertThat(new Detail(once.text())).isEqualTo(once);
    }

    @Test
    void isEmptyWhenNothingWasSaid() {
        assertThat(Detail.NONE.isEmpty()).isTrue();
        assertThat(new Detail(" \n ")).isEqualTo(Detail.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proxyconnect to http://user:Pl4nt3d@proxy:3128 failed | proxyconnect to http://***@proxy:3128 failed",
                "http://Pl4nt3d@proxy:3128 | http://***@proxy:3128",
                "http://user:p@Pl4nt3d@proxy:3128/x | http://***@proxy:3128/x",
                "Get \"https://a:Pl4nt3d@b/v2/\": EOF | Get \"https://***@b/v2/\": EOF",
                "https://a:Pl4nt3d@b/, https://c:Pl4nt3d@d/ | https://***@b/, https://***@d/",
                "HTTPS://a:Pl4nt3d@b/v2/?x | HTTPS://***@b/v2/?***",
            })
    void hidesTheUserInformationOfAnAddress(String said, String shown) {
        assertThat(new Detail(said)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Get \"https://cdn.example/blob?X-Amz-Signature=Pl4nt3d&x=1\": 403 | Get \"https://cdn.example/blob?***\": 403",
                "https://auth.example/token?password=Pl4nt3d next | https://auth.example/token?*** next",
                "why? no address | why? no address",
            })
    void hidesTheQueryOfAnAddress(String said, String shown) {
        assertThat(new Detail(said)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Basic Pl4nt3d",
                "authorization: bearer Pl4nt3d",
                "Authorization:Pl4nt3d",
                "Authorization: Bearer   Pl4nt3d",
                "Authorization: token Pl4nt3d",
                "{\"Authorization\":[\"Bearer Pl4nt3d\"]}",
                "Authorization=Pl4nt3d",
                "X-Registry-Auth: Pl4nt3d",
                "x-registry-config: Pl4nt3d==",
                "-H 'X-Registry-Auth: Pl4nt3d'",
            })
    void hidesHeadersThatCarryCredentials(String said) {
        assertThat(new Detail(said).text()).doesNotContain(SECRET).contains("***");
    }

    @Test
    void leavesTheWordAuthorizationInASentenceAlone() {
        assertThat(new Detail("denied: authorization failed for acme/agent"))
                .hasToString("denied: authorization failed for acme/agent");
    }

    @Test
    void hidesSecretsOfAnyLength() {
        var token = "Pl4nt3d".repeat(300);

        assertThat(new Detail("https://oauth2accesstoken:" + token + "@ghcr.io/v2/: EOF"))
                .hasToString("https://***@ghcr.io/v2/: EOF");
        assertThat(new Detail("https://cdn.example/" + "p".repeat(300) + "?signature=" + token).text())
                .doesNotContain(SECRET);
        assertThat(new Detail("Authorization: Bearer " + token).text()).doesNotContain(SECRET);
    }

    @Test
    void isMadeQuicklyFromAnything() {
        var random = new Random(20260101);
        var alphabet = "://@?a \"'";
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(3_000); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(new Detail(text.toString()).text())
                    .hasSizeLessThanOrEqualTo(500)
                    .doesNotContain("\n");
        }
    }
}
