package io.aegis.images.contracts.record;

import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.AuditQuery.Outcome;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.pull.PullId;
import io.vavr.control.Option;

/** Whether an event is among those that an audit query asks for. */
final class AuditFilter {

    static boolean matches(AuditQuery query, RecordedEvent recorded) {
        var event = recorded.event();
        return query.node().forAll(event.id().node()::equals)
                && query.reference().forAll(event.id().reference()::equals)
                && query.execution().forAll(event.by().execution()::contains)
                && query.tenant().forAll(event.by().tenant()::contains)
                && query.pull().forAll(pull(event)::contains)
                && query.outcome().forAll(Outcome.of(event)::equals)
                && query.credentialSource().forAll(credentialSource(event)::contains)
                && query.since().forAll(since -> !event.at().isBefore(since))
                && query.until().forAll(until -> event.at().isBefore(until))
                && query.before().forAll(before -> recorded.position() < before);
    }

    private static Option<PullId> pull(ImageEvent event) {
        return switch (event) {
            case ImagePullStarted started -> Option.some(started.pull());
            case ImagePullCompleted completed -> Option.some(completed.pull());
            case ImagePullFailed failed -> Option.some(failed.pull());
            case ImageCached _, ImageRemoved _ -> Option.none();
        };
    }

    private static Option<CredentialSource> credentialSource(ImageEvent event) {
        return switch (event) {
            case ImagePullStarted started -> Option.some(started.credential());
            case ImagePullCompleted completed -> completed.access().map(AccessProof::source);
            case ImagePullFailed _, ImageCached _, ImageRemoved _ -> Option.none();
        };
    }

    private AuditFilter() {}
}
