package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class DocumentationTest {
    private static final Path PAGE = Path.of("../docs/cli.md");
    private static final String PROGRAM = "aegis-images ";

    private final CommandLine commands = new Recorder().commands();

    @Test
    void hasASectionForEachCommand() throws IOException {
        var page = Files.readString(PAGE);
        assertThat(all(commands).filter(command -> command.getSubcommands().isEmpty()))
                .allSatisfy(command -> assertThat(page).contains("# " + name(command) + "\n"));
    }

    @Test
    void speaksOfEachOption() throws IOException {
        var page = Files.readString(PAGE);
        assertThat(Stream.concat(Stream.of(commands), all(commands)).flatMap(DocumentationTest::options))
                .isNotEmpty()
                .allSatisfy(option -> assertThat(page).contains(option));
    }

    private static Stream<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName);
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return command.getSubcommands().values().stream().flatMap(sub -> Stream.concat(Stream.of(sub), all(sub)));
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName().substring(PROGRAM.length());
    }
}
