package io.aegis.images.adapters.web.http;

import io.vavr.control.Option;

/** Who may ask at one of the service's places. */
public interface Guard {

    /** Whoever may open the socket's file may ask; browsers cannot. Pages that found another way are refused. */
    Guard OF_SOCKET = head -> head.origin().map(_ -> Problem.foreign("a page of another origin asks"));

    /** A problem refuses the request. */
    Option<Problem> refusal(Head head);

    /**
     * What of a request tells who asks.
     *
     * @param open whether it asks for nothing that needs a token
     */
    record Head(
            Option<String> host,
            Option<String> origin,
            Option<String> fetchSite,
            Option<String> authorization,
            boolean open) {}
}
