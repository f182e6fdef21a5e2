package io.aegis.images.application.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfiguredSecretsTest {

    private static final String SECRET = "Pl4nt3d";

    @Test
    void areNotShownByWhatHoldsThem() {
        var credential = new ConfiguredCredential("ghcr.io", "robot", SECRET);
        var document = new ConfiguredSecret("ghcr", "{\"auths\":\"" + SECRET + "\"}");

        assertThat(List.of(credential, document))
                .hasToString("[ConfiguredCredential[ghcr.io, robot, ***], ConfiguredSecret[ghcr, ***]]");
    }
}
