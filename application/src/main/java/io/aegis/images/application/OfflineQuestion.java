package io.aegis.images.application;

import io.aegis.images.application.preparation.Need;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullPolicy;
import io.vavr.control.Option;
import java.util.List;

/**
 * Executions that shall start without a network.
 *
 * @param policy in place of what each need says
 * @param platform what the images must be built for; empty takes the runtime's own
 * @param credential in place of what each need names
 * @param simulated whether each ensure is also run, as an execution would, with a network that refuses everything
 * @param deep whether what is present is also read back out of the runtime and compared with its digests
 */
public record OfflineQuestion(
        List<Need> needs,
        Option<PullPolicy> policy,
        Option<Platform> platform,
        Requester by,
        Option<RequestCredential> credential,
        boolean simulated,
        boolean deep) {

    public static final OfflineQuestion NONE =
            new OfflineQuestion(List.of(), Option.none(), Option.none(), Requester.NODE, Option.none(), false, false);

    /** The same of these. */
    public OfflineQuestion of(List<Need> others) {
        return new OfflineQuestion(others, policy, platform, by, credential, simulated, deep);
    }

    EnsureRequest request(Need need) {
        var plain = EnsureRequest.of(need.image())
                .under(policy.getOrElse(need.policy()))
                .by(by);
        var placed = platform.map(plain::on).getOrElse(plain);
        return credential.orElse(need.credential()).map(placed::with).getOrElse(placed);
    }
}
