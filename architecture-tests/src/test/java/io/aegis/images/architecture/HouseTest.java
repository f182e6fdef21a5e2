package io.aegis.images.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.aegis.images");

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.aegis.images.architecture.Rules#each")
    void keepsItsRules(String name, ArchRule rule) {
        rule.check(HOUSE);
    }

    @Test
    void isLookedAtRoomByRoom() {
        var rooms = Stream.of(
                "domain",
                "application",
                "adapters.engine",
                "adapters.docker",
                "adapters.podman",
                "adapters.config",
                "adapters.credentials",
                "adapters.oci",
                "adapters.bundle",
                "adapters.registry",
                "adapters.eventstore",
                "adapters.cli",
                "adapters.web",
                "adapters.client",
                "bootstrap");

        assertThat(rooms.map("io.aegis.images."::concat)).allMatch(HOUSE::containPackage);
    }
}
