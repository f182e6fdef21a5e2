package io.aegis.images.adapters.config;

import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;

/** The fields about an image that agents' runtimes and workflows' steps have in common. */
final class ImageFields {

    private static final List<String> POLICIES =
            Arrays.stream(PullPolicy.values()).map(PullPolicy::toString).toList();

    static PullPolicy policy(Section section) {
        return section.find("image_pull_policy").map(ImageFields::policy).getOrElse(PullPolicy.IF_NOT_PRESENT);
    }

    private static PullPolicy policy(Field field) {
        var word = field.text();
        return PullPolicy.parse(word)
                .getOrElseThrow(() -> field.problem(Words.quoted(word) + " is none of " + Words.list(POLICIES)
                        + Suggestion.question(word, POLICIES)));
    }

    /** AEGIS takes short names here and has them mean what they mean to {@code docker pull}; whoever wrote one is told. */
    static ImageReference image(Field field, Remarks remarks) {
        var text = field.text();
        var reference = ImageReference.parse(text)
                .getOrElseThrow(invalid -> Unusable.at(field.line(), field.path() + ": " + invalid.message()));
        if (!ImageReference.isFullyQualified(text)) {
            remarks.add(
                    field.line(),
                    field.path() + " " + Words.quoted(text) + " does not name its registry and is taken for "
                            + reference);
        }
        return reference;
    }

    /** Never quotes what is there instead: it may be the credential itself. */
    static Option<RequestCredential> credentials(Section section) {
        return section.find("registry_credentials")
                .map(field -> RequestCredential.parse(field.text())
                        .getOrElseThrow(() -> field.problem(
                                "must be env:VARIABLE or secret:ENGINE/PATH, never the credential itself")));
    }

    private ImageFields() {}
}
