package io.aegis.images.adapters.eventstore.json;

import static io.aegis.images.adapters.eventstore.json.Json.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;

/** References, platforms and held images as they are stored. */
final class ImageJson {

    static ImageReference reference(Fields fields) {
        return fields.value("image", text -> ImageReference.parse(text).toOption());
    }

    static void write(ObjectNode json, HeldImage image) {
        json.put("image_id", image.imageId().value());
        put(json, "digest", image.digest());
        json.set("platform", write(image.platform()));
        json.put("size_bytes", image.sizeBytes());
    }

    static HeldImage image(Fields fields) {
        return new HeldImage(
                fields.value("image_id", Digest::parse),
                fields.optional("digest", Digest::parse),
                platform(fields.object("platform")),
                fields.number("size_bytes"));
    }

    static ObjectNode write(Platform platform) {
        var json = Json.object();
        json.put("os", platform.os());
        json.put("architecture", platform.architecture());
        put(json, "variant", platform.variant());
        return json;
    }

    static Platform platform(Fields fields) {
        return new Platform(fields.text("os"), fields.text("architecture"), fields.optionalText("variant"));
    }

    private ImageJson() {}
}
