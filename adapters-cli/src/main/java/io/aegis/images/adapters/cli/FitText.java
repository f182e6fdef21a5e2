package io.aegis.images.adapters.cli;

import io.aegis.images.application.runtimes.FitReport;
import io.aegis.images.domain.fit.ImageFit;
import io.aegis.images.domain.fit.ImageFit.CannotBeTold;
import io.aegis.images.domain.fit.ImageFit.DoesNotFit;
import io.aegis.images.domain.fit.ImageFit.Fits;
import io.aegis.images.domain.fit.Misfit.OtherPlatform;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.vavr.control.Option;
import java.util.List;

/** Whether images fit, as people read it, and as exit codes say it. */
final class FitText {
    static String line(FitReport report, ImageFit fit) {
        var image = report.request().reference() + " (" + report.request().platform() + ")";
        return switch (fit) {
            case Fits(var why) -> "fits            " + image + ": " + why;
            case DoesNotFit(var misfit) -> "does not fit    " + image + " " + misfit.message();
            case CannotBeTold(var why) -> "cannot be told  " + image + ": " + why;
        };
    }

    /** What to do next, where there is something to do. */
    static Option<String> advice(FitReport report, ImageFit fit) {
        return switch (fit) {
            case Fits _ -> Option.none();
            case DoesNotFit(var misfit) -> Option.some("  -> " + misfit.remedy());
            case CannotBeTold _ ->
                Option.when(
                        !report.request().deep(),
                        "  -> --deep looks through its layers: " + Sizes.text(report.layersBytes())
                                + " to read from the registry");
        };
    }

    static int exitCode(FitReport report, ImageFit fit) {
        return switch (fit) {
            case Fits _ -> ExitCode.DONE;
            case DoesNotFit(OtherPlatform _) -> ExitCode.of(mismatch(report));
            case DoesNotFit _ -> ExitCode.DOES_NOT_FIT;
            case CannotBeTold _ -> ExitCode.CANNOT_BE_TOLD;
        };
    }

    /** What a pull would end in. */
    private static PullFailure mismatch(FitReport report) {
        var request = report.request();
        return new PlatformMismatch(request.reference(), Option.some(request.platform()), Option.none(), Detail.NONE);
    }

    /** The first that is no success, and of all that cannot be told only where there is nothing worse. */
    static int exitCode(List<Integer> codes) {
        return codes.stream()
                .filter(code -> code != ExitCode.DONE && code != ExitCode.CANNOT_BE_TOLD)
                .findFirst()
                .orElse(codes.contains(ExitCode.CANNOT_BE_TOLD) ? ExitCode.CANNOT_BE_TOLD : ExitCode.DONE);
    }

    private FitText() {}
}
