package io.aegis.images.domain.fit;

import io.aegis.images.domain.pull.Platform;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an image's configuration says of how programs run in it.
 *
 * @param environment {@code NAME=value} each; what it holds besides the names asked for may be secret
 * @param workingDirectory {@code /} where it names none
 */
public record StartConfiguration(
        Platform platform,
        List<String> environment,
        List<String> entrypoint,
        List<String> command,
        String workingDirectory) {

    /** What runtimes take for an image that sets none. */
    private static final String USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    public StartConfiguration {
        environment = List.copyOf(environment);
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
    }

    /** As runtimes read it: the last one counts. */
    public Option<String> variable(String name) {
        return Option.ofOptional(environment.stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .reduce((_, last) -> last));
    }

    /** The directories in which a program without a path is looked for, in this order. */
    public List<String> searchPath() {
        return Stream.of(variable("PATH").getOrElse(USUAL_PATH).split(":", -1))
                .map(this::inFull)
                .distinct()
                .toList();
    }

    /** A path as it is seen from the working directory. */
    public String inFull(String path) {
        return path.startsWith("/") ? path : workingDirectory + "/" + path;
    }

    /** The program that the image itself starts, where it names one. */
    Option<String> ownProgram() {
        return Option.ofOptional(
                Stream.concat(entrypoint.stream(), command.stream()).findFirst());
    }

    /** Environments hold secrets at times. */
    @Override
    public String toString() {
        return "StartConfiguration[" + platform + "]";
    }
}
