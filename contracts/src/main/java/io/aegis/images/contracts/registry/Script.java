package io.aegis.images.contracts.registry;

import io.vavr.control.Option;

/** Part of a registry's behaviour: the reply to a request, or none where it has nothing to say. */
@FunctionalInterface
public interface Script {

    Option<Reply> reply(Request request);

    /** Always the same reply for one part of the registry. */
    static Script on(Request.Part part, Reply reply) {
        return request -> request.part() == part ? Option.some(reply) : Option.none();
    }

    /** What another script says to one part of the questions. */
    static Script on(Request.Part part, Script script) {
        return request -> request.part() == part ? script.reply(request) : Option.none();
    }

    /** A reply for blobs with one of the digests only. */
    static Script onBlob(Blob blob, Reply reply) {
        return request -> request.part() == Request.Part.BLOB
                        && request.identifier().equals(blob.digest().value())
                ? Option.some(reply)
                : Option.none();
    }

    static Script onManifest(Reply reply) {
        return on(Request.Part.MANIFEST, reply);
    }

    static Script onBlobs(Reply reply) {
        return on(Request.Part.BLOB, reply);
    }

    /** What this says to one part of the questions, delivered in another way. */
    default Script delivering(Request.Part part, Reply.Delivery delivery) {
        return request ->
                request.part() == part ? reply(request).map(reply -> reply.delivered(delivery)) : Option.none();
    }

    /** First what this says, and where it has nothing to say, the other. */
    default Script orElse(Script other) {
        return request -> reply(request).orElse(() -> other.reply(request));
    }
}
