package io.aegis.images.adapters.eventstore.json;

import static io.aegis.images.adapters.eventstore.json.Json.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.domain.pull.Clock;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.Denial;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.pull.PullFailure.Interrupted;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.pull.PullFailure.NetworkTimeout;
import io.aegis.images.domain.pull.PullFailure.NotAnImage;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.aegis.images.domain.pull.PullFailure.RecordUnavailable;
import io.aegis.images.domain.pull.PullFailure.Refusal;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.pull.PullFailure.Room;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.pull.PullFailure.TlsUntrusted;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;

/** Failures as they are stored: the class under a name of its own, and the fields that the class has. */
final class FailureJson {

    static ObjectNode write(PullFailure failure) {
        var json = Json.object();
        switch (failure) {
            case ImageNotFound f -> {
                about(json, "ImageNotFound", f.reference())
                        .put("missing", f.missing().toString());
                if (!f.nearestTags().isEmpty()) {
                    f.nearestTags().forEach(json.putArray("nearest_tags")::add);
                }
            }
            case AuthenticationFailed f -> {
                at(json, "AuthenticationFailed", f.registry());
                put(json, "refusal", Option.some(f.refusal()).filter(said -> said != Refusal.UNSAID));
            }
            case NetworkTimeout f -> {
                at(json, "NetworkTimeout", f.registry()).put("clock", f.clock().toString());
                put(json, "limit", f.limit());
            }
            case RateLimited f -> put(at(json, "RateLimited", f.registry()), "retry_after", f.after());
            case DiskFull f -> {
                json.put("class", "DiskFull").put("place", f.place());
                f.room()
                        .forEach(room ->
                                json.put("needed_bytes", room.neededBytes()).put("free_bytes", room.freeBytes()));
            }
            case RegistryUnreachable f -> at(json, "RegistryUnreachable", f.registry());
            case RegistryError f -> at(json, "RegistryError", f.registry());
            case TlsUntrusted f -> at(json, "TlsUntrusted", f.registry());
            case PlatformMismatch f -> {
                about(json, "PlatformMismatch", f.reference());
                f.wanted().forEach(wanted -> json.set("wanted", ImageJson.write(wanted)));
                f.found().forEach(found -> json.set("found", ImageJson.write(found)));
            }
            case IntegrityViolation f -> about(json, "IntegrityViolation", f.reference());
            case NotAnImage f -> about(json, "NotAnImage", f.reference());
            case AccessDenied f -> {
                at(json, "AccessDenied", f.registry());
                put(json, "denial", Option.some(f.denial()).filter(why -> why != Denial.CREDENTIAL_NOT_ALLOWED));
            }
            case RuntimeUnavailable f -> json.put("class", "RuntimeUnavailable").put("runtime", f.runtime());
            case Interrupted _ -> json.put("class", "Interrupted");
            case Cancelled _ -> json.put("class", "Cancelled");
            case RecordUnavailable f -> json.put("class", "RecordUnavailable").put("place", f.place());
        }
        return json.put("detail", failure.detail().text());
    }

    static PullFailure read(Fields fields) {
        var detail = new Detail(fields.text("detail"));
        return switch (fields.text("class")) {
            case "ImageNotFound" ->
                new ImageNotFound(
                        ImageJson.reference(fields),
                        fields.word("missing", Missing.values()),
                        fields.texts("nearest_tags"),
                        detail);
            case "AuthenticationFailed" ->
                new AuthenticationFailed(
                        registry(fields), fields.word("refusal", Refusal.values(), Refusal.UNSAID), detail);
            case "NetworkTimeout" ->
                new NetworkTimeout(
                        registry(fields),
                        fields.word("clock", Clock.values()),
                        fields.optional("limit", Json::duration),
                        detail);
            case "RateLimited" ->
                new RateLimited(registry(fields), fields.optional("retry_after", Json::duration), detail);
            case "DiskFull" -> new DiskFull(fields.text("place"), room(fields), detail);
            case "RegistryUnreachable" -> new RegistryUnreachable(registry(fields), detail);
            case "RegistryError" -> new RegistryError(registry(fields), detail);
            case "TlsUntrusted" -> new TlsUntrusted(registry(fields), detail);
            case "PlatformMismatch" ->
                new PlatformMismatch(
                        ImageJson.reference(fields),
                        fields.optionalObject("wanted").map(ImageJson::platform),
                        fields.optionalObject("found").map(ImageJson::platform),
                        detail);
            case "IntegrityViolation" -> new IntegrityViolation(ImageJson.reference(fields), detail);
            case "NotAnImage" -> new NotAnImage(ImageJson.reference(fields), detail);
            case "AccessDenied" ->
                new AccessDenied(
                        registry(fields),
                        fields.word("denial", Denial.values(), Denial.CREDENTIAL_NOT_ALLOWED),
                        detail);
            case "RuntimeUnavailable" -> new RuntimeUnavailable(fields.text("runtime"), detail);
            case "Interrupted" -> new Interrupted(detail);
            case "Cancelled" -> new Cancelled(detail);
            case "RecordUnavailable" -> new RecordUnavailable(fields.text("place"), detail);
            default -> throw new Unreadable("field failure.class has no meaning: " + fields.text("class"));
        };
    }

    private static ObjectNode at(ObjectNode json, String name, RegistryHost registry) {
        return json.put("class", name).put("registry", registry.value());
    }

    private static ObjectNode about(ObjectNode json, String name, ImageReference reference) {
        return json.put("class", name).put("image", reference.toString());
    }

    /** Both numbers or none. */
    private static Option<Room> room(Fields fields) {
        return fields.optionalNumber("needed_bytes")
                .orElse(fields.optionalNumber("free_bytes"))
                .map(_ -> new Room(fields.number("needed_bytes"), fields.number("free_bytes")));
    }

    private static RegistryHost registry(Fields fields) {
        return new RegistryHost(fields.text("registry"));
    }

    private FailureJson() {}
}
