package io.aegis.images.adapters.config;

import io.vavr.control.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** AEGIS's order of looking for {@code aegis-config.yaml}: the first that exists is taken, whatever is in it. */
final class Discovery {

    private static final String VARIABLE = "AEGIS_CONFIG_PATH";
    private static final String NAME = "aegis-config.yaml";

    private final Surroundings surroundings;

    Discovery(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Option<Path> find() {
        return named().filter(Files::exists)
                .orElse(() -> Option.ofOptional(usual().filter(Files::exists).findFirst()));
    }

    /** A variable that names no file has no effect, as in AEGIS itself; that is worth a word. */
    List<String> remarks() {
        return named().filter(file -> !Files.exists(file))
                .map(file -> List.of(VARIABLE + " names " + Words.document(file.toString())
                        + ", which does not exist, and has no effect"))
                .getOrElse(List::of);
    }

    private Option<Path> named() {
        return surroundings.variable(VARIABLE).flatMap(surroundings::path);
    }

    private Stream<Path> usual() {
        return Stream.of(
                surroundings.workingDirectory().resolve(NAME),
                surroundings.home().resolve(".aegis").resolve(NAME),
                surroundings.system().resolve(NAME));
    }
}
