package io.aegis.images.adapters.eventstore;

import static io.aegis.images.contracts.record.Samples.AGENT;
import static io.aegis.images.contracts.record.Samples.hit;
import static io.aegis.images.contracts.record.Samples.start;

import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;

/** A process that records pulls and cache hits from four threads, and prints the number of each once it is recorded. */
final class Acknowledger {

    private static final int THREADS = 4;

    /** Arguments: data directory, first number, how many for each thread. */
    public static void main(String[] arguments) throws Exception {
        var first = Long.parseLong(arguments[1]);
        var each = Long.parseLong(arguments[2]);
        try (var node = OpenRecord.in(Path.of(arguments[0]));
                var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int thread = 0; thread < THREADS; thread++) {
                var from = first + thread * each;
                threads.submit(() -> record(node, from, from + each));
            }
        }
    }

    private static void record(NodeRecord node, long from, long to) {
        for (long number = from; number < to; number++) {
            var answer = node.images().handle(command(number), DecisionTrace.EMPTY);
            if (answer.isLeft()) {
                System.err.println("not recorded: " + answer.getLeft());
                System.exit(1);
            }
            System.out.println(number);
        }
    }

    /** Hits and starts are about different images, as nobody sees an image come and go that fast. */
    private static ImageCommand command(long number) {
        var elsewhere = new ImageId(new NodeId("node-2"), AGENT.reference());
        return List.of(start(AGENT, number), hit(elsewhere, number)).get((int) (number % 2));
    }

    private Acknowledger() {}
}
