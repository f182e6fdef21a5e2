package io.aegis.images.adapters.client;

import io.aegis.images.application.service.ProofSelection;
import io.vavr.control.Option;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A selection of proofs as the service reads it, which wants to hear that all are meant. */
final class AccessTarget {

    static String of(ProofSelection which) {
        var narrowed = Stream.of(
                        Target.parameter("repository", which.repository()),
                        Target.parameter("claimant", which.claimant()))
                .flatMap(Option::toJavaStream)
                .collect(Collectors.joining("&"));
        return "?" + (narrowed.isEmpty() ? "all=true" : narrowed);
    }

    private AccessTarget() {}
}
