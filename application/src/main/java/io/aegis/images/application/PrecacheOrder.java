package io.aegis.images.application;

import io.aegis.images.application.preparation.Need;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullPolicy;
import io.vavr.control.Option;
import java.util.List;

/**
 * Images that are to be on the node before executions ask for them.
 *
 * @param policy in place of what each need says. Without one a need under {@code Never} is brought as {@code IfNotPresent}
 *     has it: its executions count on its being there
 * @param platform what the images must be built for; empty takes the runtime's own
 * @param credential in place of what each need names
 * @param waits whether what a registry's rate limit holds up is waited for, however long, rather than answered with
 *     {@code RateLimited}
 */
public record PrecacheOrder(
        List<Need> needs,
        Option<PullPolicy> policy,
        Option<Platform> platform,
        Requester by,
        Option<RequestCredential> credential,
        boolean waits) {

    public static final PrecacheOrder NONE =
            new PrecacheOrder(List.of(), Option.none(), Option.none(), Requester.NODE, Option.none(), false);

    /** The same of these. */
    public PrecacheOrder of(List<Need> others) {
        return new PrecacheOrder(others, policy, platform, by, credential, waits);
    }

    EnsureRequest request(Need need) {
        var plain = EnsureRequest.of(need.image())
                .under(policy.getOrElse(() -> need.policy().stricter(PullPolicy.IF_NOT_PRESENT)))
                .by(by)
                .yielding();
        var placed = platform.map(plain::on).getOrElse(plain);
        return credential.orElse(need.credential()).map(placed::with).getOrElse(placed);
    }
}
