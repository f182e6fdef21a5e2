package io.aegis.images.application.publication;

import io.aegis.images.application.runtimes.FitReport;
import io.aegis.images.domain.fit.ImageFit;
import io.aegis.images.domain.fit.ImageFit.CannotBeTold;
import io.aegis.images.domain.fit.ImageFit.DoesNotFit;
import io.aegis.images.domain.fit.ImageFit.Fits;
import io.aegis.images.domain.fit.Misfit;
import io.aegis.images.domain.fit.Start;
import io.aegis.images.domain.fit.Start.ByBootstrap;
import io.aegis.images.domain.fit.Start.ByCommand;
import io.vavr.control.Option;

/** Whether images fit, as programs read it. */
public final class FitDocuments {

    /** @param input what named the image: a reference, a manifest's file, a language and version */
    public static Document report(String input, Option<String> neededBy, FitReport report) {
        var request = report.request();
        var fit = report.fit().toOption();
        var misfit = fit.flatMap(FitDocuments::misfit);
        return new Document()
                .with("input", input)
                .with("needed_by", neededBy)
                .with("reference", request.reference())
                .with("platform", request.platform())
                .with("starts", start(request.start()))
                .with("bootstrap_path", bootstrap(request.start()))
                .with("deep", request.deep())
                .with("fit", fit.map(FitDocuments::word).getOrElse("unanswered"))
                .with("reason", misfit.map(Misfit::name))
                .with("message", fit.map(FitDocuments::message))
                .with("remedy", misfit.map(Misfit::remedy))
                .with("digest", report.digest())
                .with("image_id", report.imageId())
                .with("layers_bytes", report.layersBytes())
                .with(
                        "failure",
                        report.fit()
                                .swap()
                                .toOption()
                                .map(failure -> FailureDocument.of(failure, failure.retryAfter())));
    }

    private static String word(ImageFit fit) {
        return switch (fit) {
            case Fits _ -> "fits";
            case DoesNotFit _ -> "does_not_fit";
            case CannotBeTold _ -> "cannot_be_told";
        };
    }

    private static String message(ImageFit fit) {
        return switch (fit) {
            case Fits(var why) -> why;
            case DoesNotFit(var misfit) -> misfit.message();
            case CannotBeTold(var why) -> why;
        };
    }

    private static Option<Misfit> misfit(ImageFit fit) {
        return fit instanceof DoesNotFit(var misfit) ? Option.some(misfit) : Option.none();
    }

    private static String start(Start start) {
        return switch (start) {
            case ByBootstrap _ -> "bootstrap";
            case ByCommand _ -> "command";
        };
    }

    private static Option<String> bootstrap(Start start) {
        return start instanceof ByBootstrap(var path) ? path : Option.none();
    }

    private FitDocuments() {}
}
