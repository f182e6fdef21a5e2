package io.aegis.images.adapters.cli;

import io.aegis.images.domain.Printable;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Which time of the record is asked about. */
final class InventoryTimes {
    @CommandLine.Option(names = "--at", paramLabel = "TIME", description = "What the node held then.")
    @Nullable
    String at;

    @CommandLine.Option(
            names = "--diff",
            paramLabel = "TIME",
            arity = "2",
            description = "What came, went and changed from the first time to the second.")
    @Nullable
    List<String> diff;

    boolean isGiven() {
        return at != null || diff != null;
    }

    Option<Instant> at(@Nullable CommandSpec command, Output output) {
        return Option.<String>of(at).map(text -> past(command, output, "--at", text));
    }

    Option<Tuple2<Instant, Instant>> span(@Nullable CommandSpec command, Output output) {
        return Option.<List<String>>of(diff).map(times -> {
            var earlier = past(command, output, "--diff", times.getFirst());
            var later = past(command, output, "--diff", times.getLast());
            if (times.size() > 2 || later.isBefore(earlier)) {
                throw Misuse.of(command, "--diff: the earlier time stands first, and the later one second");
            }
            return Tuple.of(earlier, later);
        });
    }

    private static Instant past(@Nullable CommandSpec command, Output output, String option, String text) {
        var time = output.times().require(command, option, text);
        if (time.isAfter(output.console().clock().instant())) {
            throw Misuse.of(
                    command, option + " '" + Printable.of(text) + "' is still to come: nothing is on record of it");
        }
        return time;
    }
}
