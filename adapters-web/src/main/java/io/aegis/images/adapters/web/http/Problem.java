package io.aegis.images.adapters.web.http;

import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.publication.Document;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a request has no other answer: RFC 9457.
 *
 * @param type the failure's class, or one of our own below
 * @param detail one line: the thing and the cause
 * @param remedy one line: what to do
 * @param headers what the status asks for besides
 * @param more further members; those of the answer that it stands for
 */
public record Problem(
        int status, String type, String detail, String remedy, Map<String, String> headers, Document more) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static final String BAD_INPUT = "BadInput";
    private static final String SEE = "/openapi.yaml tells what is possible";

    private static Problem of(int status, String type, String detail, String remedy) {
        return new Problem(status, type, detail, remedy, Map.of(), new Document());
    }

    /** Something in the request cannot be meant. */
    public static Problem badInput(String detail) {
        return badInput(detail, SEE);
    }

    public static Problem badInput(String detail, String remedy) {
        return of(400, BAD_INPUT, detail, remedy);
    }

    public static Problem noSuchResource(String detail) {
        return of(404, "NoSuchResource", detail, SEE);
    }

    public static Problem methodNotAllowed(String method, String allowed) {
        return of(405, "MethodNotAllowed", method + " is not possible here", "use " + allowed)
                .with("Allow", allowed);
    }

    public static Problem unsupportedMediaType() {
        return of(
                415,
                "UnsupportedMediaType",
                "the body must be JSON, and say so",
                "send Content-Type: application/json");
    }

    public static Problem tooLarge(long most) {
        return of(413, "TooLarge", "the body is longer than " + most + " bytes", "send less");
    }

    public static Problem keyReused() {
        return of(
                422,
                "IdempotencyKeyReused",
                "this Idempotency-Key was used for another request",
                "take a new key for each new request");
    }

    public static Problem tooMany(String detail) {
        return of(429, "TooMany", detail, "ask again when one has ended").with("Retry-After", "5");
    }

    /** Something stands against it that the caller can take away. */
    public static Problem conflict(String type, String detail, String remedy) {
        return of(409, type, detail, remedy);
    }

    /** A failure in other words than its own. */
    public static Problem of(PullFailure failure, String detail, String remedy) {
        return of(FailureStatus.of(failure), failure.name(), detail, remedy);
    }

    public static Problem unauthorized() {
        return of(
                        401,
                        "Unauthorized",
                        "the request shows no token, or not this service's",
                        "send Authorization: Bearer with the content of the token file")
                .with("WWW-Authenticate", "Bearer");
    }

    public static Problem foreign(String detail) {
        return of(403, "Foreign", detail, "name the service as its configuration does: see spec.images.service.hosts");
    }

    public static Problem stopping() {
        return of(503, "Stopping", "the service is ending and takes no new work", "ask again when it is back")
                .with("Retry-After", "5")
                .with("Connection", "close");
    }

    /** A defect of ours: what it was stays in the log. */
    public static Problem internal() {
        return of(500, "Internal", "the service met a defect of its own", "see its log, and please report it");
    }

    public static Problem of(RecordFailure failure) {
        return of(failure.asPullFailure());
    }

    public static Problem of(PullFailure failure) {
        return of(FailureStatus.of(failure), failure.name(), failure.message(), failure.remedy());
    }

    public Problem with(String header, String value) {
        var longer = new LinkedHashMap<>(headers);
        longer.put(header, value);
        return new Problem(status, type, detail, remedy, Map.copyOf(longer), more);
    }

    /** With further members, none of which is one of ours. */
    public Problem with(Document members) {
        return new Problem(status, type, detail, remedy, headers, members);
    }

    public Document document() {
        var document = new Document()
                .with("type", type)
                .with("title", Titles.of(type))
                .with("status", status)
                .with("detail", detail)
                .with("remedy", remedy);
        more.fields().forEach((key, value) -> document.with(key, Option.of(value)));
        return document;
    }
}
