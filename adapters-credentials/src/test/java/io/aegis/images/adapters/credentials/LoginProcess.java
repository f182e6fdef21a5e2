package io.aegis.images.adapters.credentials;

import io.aegis.images.domain.credential.Credential.UsernamePassword;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A process beside this one that logs in, or keeps the file locked until its input ends. */
final class LoginProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Process keepingLocked(Path file) throws IOException {
        return start("lock", file.toString());
    }

    static Process loggingInTo(Path home, List<String> registries) throws IOException {
        return start(Stream.concat(Stream.of("login", home.toString()), registries.stream())
                .toArray(String[]::new));
    }

    private static Process start(String... arguments) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var command = Stream.concat(
                Stream.of(java, "-cp", System.getProperty("java.class.path"), LoginProcess.class.getName()),
                Stream.of(arguments));
        return new ProcessBuilder(command.toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("lock")) {
            SideLock.holding(Path.of(arguments[1]), PATIENCE, LoginProcess::untilInputEnds)
                    .get();
        } else {
            var node = new Node(Path.of(arguments[1])).patientFor(PATIENCE);
            Stream.of(arguments)
                    .skip(2)
                    .forEach(registry -> node.login()
                            .put(registry, new UsernamePassword("me", registry))
                            .getOrElseThrow(problem -> new IllegalStateException(problem.message())));
        }
    }

    private static boolean untilInputEnds() {
        System.out.println("locked");
        try {
            return System.in.read() < 0;
        } catch (IOException broken) {
            return false;
        }
    }

    private LoginProcess() {}
}
