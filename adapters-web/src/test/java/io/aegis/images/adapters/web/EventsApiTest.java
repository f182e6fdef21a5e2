package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.domain.image.Requester;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsApiTest {

    private static final String STREAM = "Accept: text/event-stream";

    private final Served service = new Served();
    private final Caller caller = service.caller();

    @AfterEach
    void stop() {
        service.close();
    }

    private void ensure(String execution) {
        service.node.ensurer().ensure(EnsureRequest.of(Served.AGENT).by(Requester.execution(execution)));
    }

    @Test
    void goesOnLiveAfterWhatWasBefore() throws IOException {
        ensure("before");
        try (var line = caller.open()) {
            line.get("/v1/events", STREAM);
            assertThat(ids(line, 3)).containsExactly(1L, 2L, 3L);

            ensure("after");

            assertThat(line.lineBeginning("id:")).isEqualTo("id: 4");
            assertThat(line.lineBeginning("data:"))
                    .contains("\"type\":\"aegis.images.ImagePullCompleted\"")
                    .contains("\"execution_id\":\"after\"");
        }
    }

    @Test
    void leavesNothingOutThatCameWhileNobodyFollowed() throws IOException {
        ensure("before");
        try (var line = caller.open()) {
            line.get("/v1/events", STREAM);
            assertThat(ids(line, 3)).containsExactly(1L, 2L, 3L);
        }
        ensure("between");
        try (var line = caller.open()) {
            line.get("/v1/events?since=3", STREAM);
            assertThat(ids(line, 1)).containsExactly(4L);
            ensure("after");
            assertThat(ids(line, 1)).containsExactly(5L);
        }
    }

    @Test
    void goesOnAfterWhatAClientThatComesAgainHasSeen() throws IOException {
        ensure("e");
        try (var line = caller.open()) {
            line.get("/v1/events?since=0", STREAM, "Last-Event-ID: 2");

            assertThat(line.lineBeginning("id:")).isEqualTo("id: 3");
        }
    }

    @Test
    void beginsNowWhenAskedTo() throws IOException {
        ensure("e");
        await().until(() ->
                caller.get("/v1/events?since=now").json().path("next").asLong() == 3);
        try (var line = caller.open()) {
            line.get("/v1/events?since=now", STREAM);
            assertThat(line.lineBeginning(":")).isEqualTo(": since 3");
            ensure("next");

            assertThat(line.lineBeginning("id:")).isEqualTo("id: 4");
        }
    }

    @Test
    void filters() {
        ensure("one");
        ensure("two");

        assertThat(positions("?type=ImagePullStarted,ImageCached")).containsExactly(1L, 3L);
        assertThat(positions("?type=aegis.images.ImagePullStarted")).containsExactly(1L);
        assertThat(positions("?execution=two")).containsExactly(4L);
        assertThat(positions("?outcome=Downloaded,added")).containsExactly(2L, 3L);
        assertThat(positions("?image=ghcr.io/acme/other:2")).isEmpty();
    }

    private List<Long> positions(String query) {
        var events = caller.get("/v1/events" + query).json().path("events");
        return events.findValuesAsText("position").stream().map(Long::valueOf).toList();
    }

    @Test
    void givesPagesThatFollowOneAnother() {
        ensure("e");

        var first = caller.get("/v1/events?limit=2").json();
        var second =
                caller.get("/v1/events?since=" + first.path("next").asText()).json();

        assertThat(first.path("events")).hasSize(2);
        assertThat(second.path("events").findValuesAsText("position")).containsExactly("3");
        assertThat(second.path("next").asLong()).isEqualTo(3);
    }

    @Test
    void waitsForWhatComes() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = callers.submit(() -> caller.get("/v1/events?wait=30"));
            ensure("e");

            assertThat(waiting.get().json().path("events")).isNotEmpty();
        }
    }

    @Test
    void losesNothingForTwoHundredWhoFollowNorForOneWhoDoesNotRead() throws Exception {
        var last = 1_002L; // a pull is three events, a hit one
        try (var idle = caller.open();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            idle.get("/v1/events", STREAM);
            var followers = new ArrayList<Future<List<Long>>>();
            for (int i = 0; i < 200; i++) {
                followers.add(callers.submit((Callable<List<Long>>) () -> {
                    try (var line = caller.open()) {
                        line.get("/v1/events", STREAM);
                        return ids(line, (int) last);
                    }
                }));
            }
            IntStream.range(0, 1000).forEach(i -> ensure("e" + i));

            for (var follower : followers) {
                assertThat(follower.get())
                        .isEqualTo(IntStream.rangeClosed(1, (int) last)
                                .mapToObj(Long::valueOf)
                                .toList());
            }
            assertThat(ids(idle, (int) last)).hasSize((int) last);
        }
    }

    private static List<Long> ids(Caller.Line line, int number) throws IOException {
        var ids = new ArrayList<Long>();
        while (ids.size() < number) {
            var id = line.lineBeginning("id:");
            if (id == null) {
                break;
            }
            ids.add(Long.valueOf(id.substring(4)));
        }
        return ids;
    }
}
