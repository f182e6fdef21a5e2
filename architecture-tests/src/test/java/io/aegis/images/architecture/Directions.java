package io.aegis.images.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom: adapters the application, the application the domain, and only bootstrap everybody. */
final class Directions {

    static final String DOMAIN = "io.aegis.images.domain..";
    static final String APPLICATION = "io.aegis.images.application..";
    static final String ADAPTERS = "io.aegis.images.adapters..";
    static final String DOCKER = "io.aegis.images.adapters.docker..";
    static final String PODMAN = "io.aegis.images.adapters.podman..";
    static final String ENGINE = "io.aegis.images.adapters.engine..";
    static final String OCI = "io.aegis.images.adapters.oci..";
    static final String BUNDLE = "io.aegis.images.adapters.bundle..";
    static final String EVENT_STORE = "io.aegis.images.adapters.eventstore..";
    static final String REGISTRY = "io.aegis.images.adapters.registry..";
    static final String CLI = "io.aegis.images.adapters.cli..";
    static final String WEB = "io.aegis.images.adapters.web..";
    static final String BOOTSTRAP = "io.aegis.images.bootstrap..";

    private static final String[] LANGUAGE = {"java..", "io.vavr..", "org.jspecify.annotations.."};

    static final ArchRule THE_DOMAIN_KNOWS_ONLY_THE_LANGUAGE = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat(resideInAPackage(DOMAIN).or(resideInAnyPackage(LANGUAGE)))
            .because("its rules must be readable and testable without any framework")
            .allowEmptyShould(true);

    static final ArchRule THE_APPLICATION_KNOWS_ONLY_THE_DOMAIN = classes()
            .that()
            .resideInAPackage(APPLICATION)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(APPLICATION, DOMAIN).or(resideInAnyPackage(LANGUAGE)))
            .because("what it needs from outside is a port")
            .allowEmptyShould(true);

    static final ArchRule ADAPTERS_NEVER_SEE_EACH_OTHER = slices().matching("io.aegis.images.adapters.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAnyPackage(DOCKER, PODMAN), resideInAPackage(ENGINE))
            .ignoreDependency(resideInAnyPackage(REGISTRY, BUNDLE), resideInAPackage(OCI))
            .because(
                    "each can be taken out alone; only Docker and Podman share a room, that of the engines, and registries"
                            + " and bundles that of the documents")
            .allowEmptyShould(true);

    static final ArchRule ONLY_BOOTSTRAP_SEES_ADAPTERS = noClasses()
            .that()
            .resideOutsideOfPackages(ADAPTERS, BOOTSTRAP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ADAPTERS)
            .allowEmptyShould(true);

    static final ArchRule NOBODY_SEES_BOOTSTRAP = noClasses()
            .that()
            .resideOutsideOfPackage(BOOTSTRAP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BOOTSTRAP)
            .allowEmptyShould(true);

    static final ArchRule NOTHING_THAT_RUNS_DEPENDS_ON_CONTRACTS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.aegis.images.contracts..")
            .because("contracts and what keeps things in memory are for tests")
            .allowEmptyShould(true);

    static final ArchRule ROOMS_HAVE_NO_CYCLES = slices().matching("io.aegis.images.(*).(**)")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    private Directions() {}
}
