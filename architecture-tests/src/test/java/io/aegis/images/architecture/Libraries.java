package io.aegis.images.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.aegis.images.architecture.Directions.APPLICATION;
import static io.aegis.images.architecture.Directions.BOOTSTRAP;
import static io.aegis.images.architecture.Directions.CLI;
import static io.aegis.images.architecture.Directions.DOMAIN;
import static io.aegis.images.architecture.Directions.EVENT_STORE;
import static io.aegis.images.architecture.Directions.REGISTRY;
import static io.aegis.images.architecture.Directions.WEB;

import com.tngtech.archunit.lang.ArchRule;
import io.vavr.control.Try;

/** Libraries end at the wall of the room that needs them. */
final class Libraries {

    static final ArchRule AXON_STAYS_IN_THE_EVENT_STORE = noClasses()
            .that()
            .resideOutsideOfPackages(EVENT_STORE, BOOTSTRAP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.axonframework..")
            .allowEmptyShould(true);

    static final ArchRule PICOCLI_STAYS_IN_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .allowEmptyShould(true);

    static final ArchRule THE_WEB_SERVER_STAYS_AT_THE_SERVICES_DOOR = noClasses()
            .that()
            .resideOutsideOfPackage("io.aegis.images.adapters.web.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.helidon..")
            .because("what is asked and answered does not depend on who carries it")
            .allowEmptyShould(true);

    static final ArchRule METERS_STAY_IN_THE_SERVICE = noClasses()
            .that()
            .resideOutsideOfPackage(WEB)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.prometheus..")
            .allowEmptyShould(true);

    static final ArchRule SQL_STAYS_IN_THE_EVENT_STORE = noClasses()
            .that()
            .resideOutsideOfPackage(EVENT_STORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
            .allowEmptyShould(true);

    static final ArchRule TOML_STAYS_WITH_THE_REGISTRIES = noClasses()
            .that()
            .resideOutsideOfPackage(REGISTRY)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.dataformat.toml..")
            .because("only Podman writes it, and only of registries")
            .allowEmptyShould(true);

    static final ArchRule LISTS_ARE_THE_LANGUAGES_OWN = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, APPLICATION)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vavr.collection..")
            .because("vavr is for what may fail or be absent; two kinds of list are one too many")
            .allowEmptyShould(true);

    static final ArchRule EXCEPTIONS_ARE_CAUGHT_AT_THE_WALL = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, APPLICATION)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Try.class)
            .because("a failure has its own words by the time it gets here")
            .allowEmptyShould(true);

    private Libraries() {}
}
