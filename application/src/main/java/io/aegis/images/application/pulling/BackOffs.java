package io.aegis.images.application.pulling;

import io.aegis.images.application.settings.BackOffRule;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;

/** Failed images that are left alone for a while, whoever asks. */
final class BackOffs {

    private final Option<BackOffRule> rule;
    private final InstantSource clock;
    private final ConcurrentHashMap<FlightKey, BackOff> failed = new ConcurrentHashMap<>();

    BackOffs(Option<BackOffRule> rule, InstantSource clock) {
        this.rule = rule;
        this.clock = clock;
    }

    /** The last failure, and how long it stays the answer. */
    record Standing(PullFailure failure, Duration retryAfter) {}

    private record BackOff(PullFailure failure, Duration delay, Instant until) {}

    Option<Standing> standing(FlightKey key) {
        var now = clock.instant();
        return Option.<BackOff>of(failed.get(key))
                .filter(off -> now.isBefore(off.until()))
                .map(off -> new Standing(off.failure(), Duration.between(now, off.until())));
    }

    void succeeded(FlightKey key) {
        failed.remove(key);
    }

    void failed(FlightKey key, PullFailure failure) {
        if (failure instanceof Cancelled) {
            return;
        }
        rule.forEach(configured -> {
            forgetOld(configured.longest());
            failed.merge(
                    key,
                    begin(failure, configured.initial()),
                    (last, _) -> begin(failure, longer(last.delay().multipliedBy(2), configured.longest())));
        });
    }

    /** What was not asked for, or did not fail, for so long after its time was over. */
    private void forgetOld(Duration longest) {
        var now = clock.instant();
        failed.values().removeIf(off -> !now.isBefore(off.until().plus(longest)));
    }

    private BackOff begin(PullFailure failure, Duration delay) {
        return new BackOff(failure, delay, clock.instant().plus(delay));
    }

    private static Duration longer(Duration doubled, Duration longest) {
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
