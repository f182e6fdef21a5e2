package io.aegis.images.adapters.eventstore.json;

import static io.aegis.images.adapters.eventstore.json.Json.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.image.RemovalCause;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.pull.PullSource;
import java.time.Duration;
import java.time.Instant;

/** Events as they are stored. What one version has written, every later one reads. */
public final class EventJson {

    public static String write(ImageEvent event) {
        var json = Json.object();
        json.put("node_id", event.id().node().value());
        json.put("image", event.id().reference().toString());
        switch (event) {
            case ImagePullStarted started -> write(json, started);
            case ImagePullCompleted completed -> write(json, completed);
            case ImagePullFailed failed -> write(json, failed);
            case ImageCached cached -> write(json, cached);
            case ImageRemoved removed -> write(json, removed);
        }
        put(json, "execution_id", event.by().execution());
        put(json, "tenant_id", event.by().tenant());
        put(json, "correlation_id", event.by().correlation());
        json.put("at", event.at().toString());
        return json.toString();
    }

    /** @throws Unreadable when it is no such event */
    public static ImageEvent read(String name, String version, String payload) {
        if (!version.equals(EventNames.VERSION)) {
            throw unknown(name, version);
        }
        try {
            var fields = Json.readObject(payload);
            return switch (name) {
                case EventNames.PREFIX + "ImagePullStarted" -> started(fields);
                case EventNames.PREFIX + "ImagePullCompleted" -> completed(fields);
                case EventNames.PREFIX + "ImagePullFailed" -> failed(fields);
                case EventNames.PREFIX + "ImageCached" -> cached(fields);
                case EventNames.PREFIX + "ImageRemoved" -> removed(fields);
                default -> throw unknown(name, version);
            };
        } catch (IllegalArgumentException invalid) {
            throw new Unreadable("a field is not valid: " + invalid.getMessage());
        }
    }

    private static Unreadable unknown(String name, String version) {
        return new Unreadable("this version of aegis-images does not know " + name + " " + version);
    }

    private static void write(ObjectNode json, ImagePullStarted started) {
        json.put("pull_id", started.pull().toString());
        json.put("pull_policy", started.policy().toString());
        started.platform().forEach(platform -> json.set("platform", ImageJson.write(platform)));
        json.put("credential_source", started.credential().name());
        json.put("attempt", started.attempt());
        json.put("asked_at", started.askedAt().toString());
    }

    private static ImageEvent started(Fields fields) {
        return new ImagePullStarted(
                id(fields),
                pull(fields),
                policy(fields),
                fields.optionalObject("platform").map(ImageJson::platform),
                new CredentialSource(fields.text("credential_source")),
                fields.smallNumber("attempt"),
                requester(fields),
                fields.value("asked_at", Json::instant),
                at(fields));
    }

    private static void write(ObjectNode json, ImagePullCompleted completed) {
        json.put("pull_id", completed.pull().toString());
        json.put("pull_policy", completed.policy().toString());
        json.put("source", completed.source().toString());
        ImageJson.write(json, completed.image());
        json.put("bytes_transferred", completed.bytesTransferred());
        json.put("duration", completed.duration().toString());
        put(json, "joined_pull_id", completed.joined());
        completed.access().forEach(proof -> json.set("access", write(proof)));
        completed.fallback().forEach(failure -> json.set("fallback", FailureJson.write(failure)));
    }

    private static ImageEvent completed(Fields fields) {
        return new ImagePullCompleted(
                id(fields),
                pull(fields),
                policy(fields),
                fields.word("source", PullSource.values()),
                ImageJson.image(fields),
                fields.number("bytes_transferred"),
                duration(fields),
                fields.optional("joined_pull_id", PullId::parse),
                fields.optionalObject("access").map(EventJson::proof),
                fields.optionalObject("fallback").map(FailureJson::read),
                requester(fields),
                at(fields));
    }

    private static ObjectNode write(AccessProof proof) {
        return Json.object()
                .put("credential_source", proof.source().name())
                .put("at", proof.at().toString());
    }

    private static AccessProof proof(Fields fields) {
        return new AccessProof(new CredentialSource(fields.text("credential_source")), at(fields));
    }

    private static void write(ObjectNode json, ImagePullFailed failed) {
        json.put("pull_id", failed.pull().toString());
        json.put("pull_policy", failed.policy().toString());
        json.set("failure", FailureJson.write(failed.failure()));
        json.put("attempt", failed.attempt());
        json.put("duration", failed.duration().toString());
        put(json, "joined_pull_id", failed.joined());
    }

    private static ImageEvent failed(Fields fields) {
        return new ImagePullFailed(
                id(fields),
                pull(fields),
                policy(fields),
                FailureJson.read(fields.object("failure")),
                fields.smallNumber("attempt"),
                duration(fields),
                fields.optional("joined_pull_id", PullId::parse),
                requester(fields),
                at(fields));
    }

    private static void write(ObjectNode json, ImageCached cached) {
        ImageJson.write(json, cached.image());
        json.put("how", cached.how().toString());
    }

    private static ImageEvent cached(Fields fields) {
        return new ImageCached(
                id(fields),
                ImageJson.image(fields),
                fields.word("how", CachedBy.values()),
                requester(fields),
                at(fields));
    }

    private static void write(ObjectNode json, ImageRemoved removed) {
        ImageJson.write(json, removed.image());
        json.put("cause", removed.cause().toString());
        json.put("bytes_freed", removed.bytesFreed());
    }

    private static ImageEvent removed(Fields fields) {
        return new ImageRemoved(
                id(fields),
                ImageJson.image(fields),
                fields.word("cause", RemovalCause.values()),
                fields.number("bytes_freed"),
                requester(fields),
                at(fields));
    }

    private static ImageId id(Fields fields) {
        return new ImageId(fields.value("node_id", NodeId::parse), ImageJson.reference(fields));
    }

    private static PullId pull(Fields fields) {
        return fields.value("pull_id", PullId::parse);
    }

    private static PullPolicy policy(Fields fields) {
        return fields.word("pull_policy", PullPolicy.values());
    }

    private static Duration duration(Fields fields) {
        return fields.value("duration", Json::duration);
    }

    private static Requester requester(Fields fields) {
        return new Requester(
                fields.optionalText("execution_id"),
                fields.optionalText("tenant_id"),
                fields.optionalText("correlation_id"));
    }

    private static Instant at(Fields fields) {
        return fields.value("at", Json::instant);
    }

    private EventJson() {}
}
