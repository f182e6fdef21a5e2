package io.aegis.images.adapters.registry;

import io.vavr.control.Option;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the head of an answer says of the bytes that follow.
 *
 * @param from which of the blob's bytes comes first
 * @param size of the whole blob; empty where it is not said
 */
record BlobStart(long from, Option<Long> size) {

    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    static BlobStart of(ResponseInfo response) {
        return response.statusCode() == 206 ? part(response) : new BlobStart(0, length(response));
    }

    /** A part that is not said to be one is none. */
    private static BlobStart part(ResponseInfo response) {
        var range = RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
        return range.matches()
                ? new BlobStart(Long.parseLong(range.group(1)), number(range.group(2)))
                : new BlobStart(Long.MAX_VALUE, Option.none());
    }

    private static Option<Long> length(ResponseInfo response) {
        return Option.ofOptional(response.headers().firstValue("Content-Length"))
                .flatMap(BlobStart::number);
    }

    private static Option<Long> number(@Nullable String text) {
        return Option.<String>of(text)
                .filter(digits -> digits.matches("\\d{1,18}"))
                .map(Long::parseLong);
    }
}
