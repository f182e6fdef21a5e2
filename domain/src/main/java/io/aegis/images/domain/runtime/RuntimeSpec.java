package io.aegis.images.domain.runtime;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** {@code spec.runtime} of a manifest, as given: not yet known to make sense. */
public record RuntimeSpec(Option<String> image, Option<String> language, Option<String> version) {

    /** The one runtime it names: language with version, or a fully qualified image, and never a mixture. */
    public Either<InvalidRuntime, ExecutionRuntime> validate() {
        return image.fold(this::standard, this::custom);
    }

    private Either<InvalidRuntime, ExecutionRuntime> standard() {
        if (language.isEmpty() && version.isEmpty()) {
            return left(new InvalidRuntime.NothingGiven());
        }
        if (version.isEmpty()) {
            return left(new InvalidRuntime.VersionMissing(language.get()));
        }
        if (language.isEmpty()) {
            return left(new InvalidRuntime.LanguageMissing(version.get()));
        }
        return right(new StandardRuntime(language.get(), version.get()));
    }

    private Either<InvalidRuntime, ExecutionRuntime> custom(String reference) {
        if (language.isDefined() || version.isDefined()) {
            return left(new InvalidRuntime.MutuallyExclusive(reference, given()));
        }
        return ImageReference.parse(reference)
                .<InvalidRuntime>mapLeft(InvalidRuntime.MalformedImage::new)
                .flatMap(parsed -> ImageReference.isFullyQualified(reference)
                        ? right(new CustomRuntime(parsed))
                        : left(new InvalidRuntime.NotFullyQualified(reference)));
    }

    private String given() {
        if (language.isEmpty()) {
            return "version";
        }
        return version.isEmpty() ? "language" : "language and version";
    }
}
