package io.aegis.images.contracts.record;

import io.aegis.images.application.port.PullClaims;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Either;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Claims of the one process that there is. */
public final class InMemoryClaims implements PullClaims {

    private final Set<PullId> claimed = ConcurrentHashMap.newKeySet();

    @Override
    public Either<RecordFailure, Claim> claim(PullId pull) {
        claimed.add(pull);
        return Either.right(() -> claimed.remove(pull));
    }

    @Override
    public boolean isClaimed(PullId pull) {
        return claimed.contains(pull);
    }
}
