package io.aegis.images.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** A rule that nothing can break protects nothing: each is shown a class that breaks it. */
class PlantedBreachTest {

    private static final String HOUSE = "io.aegis.images.";

    @ParameterizedTest
    @CsvFileSource(resources = "breaches.csv")
    void isReported(String rule, String breach) {
        var report = Rules.named(rule).evaluate(planted(breach)).getFailureReport();

        assertThat(report.getDetails()).isNotEmpty().anyMatch(detail -> detail.contains(simpleName(breach)));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "no-breaches.csv")
    void isNotReportedWhereItIsNone(String rule, String allowed) {
        assertThat(Rules.named(rule).evaluate(planted(allowed)).hasViolation()).isFalse();
    }

    @Test
    void isThereForEachRule() throws IOException {
        try (var lines = open("breaches.csv")) {
            var withBreach = lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", 2)[0])
                    .collect(Collectors.toSet());

            assertThat(withBreach).isEqualTo(Rules.ALL.keySet());
        }
    }

    private static BufferedReader open(String resource) {
        var stream = Objects.requireNonNull(PlantedBreachTest.class.getResourceAsStream(resource));
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    private static JavaClasses planted(String names) {
        var wanted = Arrays.stream(names.split(" ")).map(HOUSE::concat).toList();
        var packages = wanted.stream()
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .toList();
        // By package, because the class file of a package's own annotations lies there too.
        return new ClassFileImporter()
                .importPackages(packages)
                .that(describe("planted", type -> wanted.contains(type.getName())));
    }

    private static String simpleName(String names) {
        var first = names.split(" ")[0];
        return first.substring(first.lastIndexOf('.') + 1);
    }
}
