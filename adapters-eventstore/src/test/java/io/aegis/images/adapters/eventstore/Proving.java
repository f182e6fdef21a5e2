package io.aegis.images.adapters.eventstore;

import static io.aegis.images.contracts.record.Samples.AGENT;
import static io.aegis.images.contracts.record.Samples.CONTENT;
import static io.aegis.images.contracts.record.Samples.PROOF;

import io.aegis.images.application.port.AccessProofs.Subject;
import io.aegis.images.domain.credential.Claimant;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** A process that remembers proofs from four threads, and prints the number of each claimant once it is remembered. */
final class Proving {

    static final Subject AGENT_CONTENT = Subject.of(AGENT.reference(), CONTENT.imageId());

    private static final int THREADS = 4;

    static Claimant claimant(long number) {
        return new Claimant("env:REGISTRY_" + number);
    }

    /** Arguments: data directory, first number, how many for each thread. */
    public static void main(String[] arguments) {
        var first = Long.parseLong(arguments[1]);
        var each = Long.parseLong(arguments[2]);
        try (var node = OpenRecord.in(Path.of(arguments[0]));
                var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int thread = 0; thread < THREADS; thread++) {
                var from = first + thread * each;
                threads.submit(() -> remember(node, from, from + each));
            }
        }
    }

    private static void remember(NodeRecord node, long from, long to) {
        for (long number = from; number < to; number++) {
            var answer = node.proofs().remember(AGENT_CONTENT, claimant(number), PROOF);
            if (answer.isLeft()) {
                System.err.println("not remembered: " + answer.getLeft());
                System.exit(1);
            }
            System.out.println(number);
        }
    }

    private Proving() {}
}
