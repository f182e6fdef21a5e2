package io.aegis.images.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.aegis.images.architecture.Directions.APPLICATION;
import static io.aegis.images.architecture.Directions.BOOTSTRAP;
import static io.aegis.images.architecture.Directions.CLI;
import static io.aegis.images.architecture.Directions.DOCKER;
import static io.aegis.images.architecture.Directions.DOMAIN;
import static io.aegis.images.architecture.Directions.PODMAN;
import static io.aegis.images.architecture.Directions.REGISTRY;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.vavr.control.Either;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

/** How things are done here, as far as class files show it. */
final class Manners {

    static final ArchRule TIME_CHANCE_AND_IDENTITY_COME_FROM_OUTSIDE = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, APPLICATION)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Instant.class, "now", Clock.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .allowEmptyShould(true);

    static final ArchRule THE_DOMAIN_DOES_NO_INPUT_OR_OUTPUT = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.nio.channels..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .allowEmptyShould(true);

    static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS = noClasses()
            .that()
            .resideOutsideOfPackages(CLI, BOOTSTRAP)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .allowEmptyShould(true);

    static final ArchRule NOBODY_PRINTS_A_STACK_TRACE = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .callMethodWhere(target(name("printStackTrace")))
            .because("a user reads one line; only the command line shows more, when asked to debug")
            .allowEmptyShould(true);

    static final ArchRule ONLY_BOOTSTRAP_ENDS_THE_PROCESS = noClasses()
            .that()
            .resideOutsideOfPackage(BOOTSTRAP)
            .should()
            .callMethod(System.class, "exit", int.class)
            .allowEmptyShould(true);

    static final ArchRule NOTHING_IS_NULL_UNLESS_IT_SAYS_SO =
            classes().should(resideInANullMarkedPackage()).allowEmptyShould(true);

    static final ArchRule NOTHING_IS_OPEN_TO_INHERITANCE = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotAnonymousClasses()
            .and(areNoConstantsOfAnEnum())
            .should()
            .haveModifier(JavaModifier.FINAL)
            .because("behaviour is added by wrapping")
            .allowEmptyShould(true);

    static final ArchRule PORTS_TELL_THEIR_FAILURES = methods()
            .that()
            .areDeclaredInClassesThat(arePortsThatAnswer())
            .and()
            .doNotHaveName("close")
            .should()
            .haveRawReturnType(Either.class)
            .because("a caller must see in the signature that a node, a store or a document can fail")
            .allowEmptyShould(true);

    static final ArchRule ENGINES_OPEN_ONE_DOOR = classes()
            .that()
            .resideInAnyPackage(DOCKER, PODMAN)
            .and()
            .arePublic()
            .should()
            .haveSimpleNameEndingWith("Adapter")
            .because("nobody builds on what lies behind it")
            .allowEmptyShould(true);

    static final ArchRule REGISTRIES_OPEN_ONE_DOOR = classes()
            .that()
            .resideInAPackage(REGISTRY)
            .and()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .should()
            .haveSimpleName("RegistryAdapter")
            .orShould()
            .haveSimpleName("EngineFiles")
            .because("what shows a credential is reached by nobody but through the port")
            .allowEmptyShould(true);

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                var message = type.getName() + (marked ? " lies" : " does not lie") + " in a @NullMarked package";
                events.add(new SimpleConditionEvent(type, marked, message));
            }
        };
    }

    /** Enum constants with a body are classes of their own. */
    private static DescribedPredicate<JavaClass> areNoConstantsOfAnEnum() {
        return DescribedPredicate.describe("are no constants of an enum", type -> !type.isAssignableTo(Enum.class));
    }

    private static DescribedPredicate<JavaClass> arePortsThatAnswer() {
        return DescribedPredicate.describe(
                "are ports that answer",
                type -> type.getPackageName().startsWith("io.aegis.images.application.port")
                        && type.getSimpleName()
                                .matches(
                                        "ContainerRuntime|CredentialStore|Documents|Images|ImageInventory|PullAudit|Registry|RegistryContent"));
    }

    private Manners() {}
}
