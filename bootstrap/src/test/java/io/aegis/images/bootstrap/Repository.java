package io.aegis.images.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The source tree that the tests run in, and what stands in it besides Java. */
final class Repository {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What a command said, its errors among it, and how it ended. */
    record Ended(int code, String said) {}

    /** With these variables and no others. */
    static Ended run(Path directory, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var log = Files.createTempFile("command", ".log");
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        var said = Files.readString(log);
        Files.delete(log);
        return new Ended(code, said);
    }

    private Repository() {}
}
