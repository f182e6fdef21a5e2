package io.aegis.images.adapters.cli;

import io.aegis.images.application.StartProblem;
import io.aegis.images.application.resolution.ImageNeed;
import io.aegis.images.domain.pull.PullPolicy;
import io.vavr.collection.Stream;
import io.vavr.control.Either;
import java.util.List;

/** The images that are wanted, all of them, or the first reason why one cannot be meant. */
final class Demands {
    private final Resolutions resolutions;

    Demands(Resolutions resolutions) {
        this.resolutions = resolutions;
    }

    Either<StartProblem, List<Demand>> of(Wanted wanted) {
        return Either.sequenceRight(Stream.ofAll(resolutions.of(wanted)).map(Demands::of))
                .map(demands -> demands.toJavaList());
    }

    private static Either<StartProblem, Demand> of(Resolution resolution) {
        var policy = resolution.need().map(ImageNeed::policy).getOrElse(PullPolicy.IF_NOT_PRESENT);
        return resolution
                .image()
                .<StartProblem>mapLeft(problem -> problem)
                .map(image -> new Demand(image, policy, resolution.need().flatMap(ImageNeed::registryCredentials)));
    }
}
