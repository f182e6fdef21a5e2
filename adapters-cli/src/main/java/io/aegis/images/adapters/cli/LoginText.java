package io.aegis.images.adapters.cli;

import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;

/** What to do after a log-in that was not kept. */
final class LoginText {
    static String nextStep(PullFailure failure) {
        return "nothing was kept: "
                + (failure instanceof AuthenticationFailed refused
                        ? again(refused)
                        : failure.remedy() + ", or keep it unasked with --no-check");
    }

    /** The credential comes from whoever reads this, not from a source that would have to be looked for. */
    private static String again(AuthenticationFailed refused) {
        return switch (refused.refusal()) {
            case UNSAID, UNREADABLE, NONE_SHOWN, WRONG -> "check user name and password, and log in again";
            case EXPIRED -> "renew the token, and log in again with the new one";
            case LACKS_SCOPE -> refused.remedy() + ", and log in again";
        };
    }

    private LoginText() {}
}
