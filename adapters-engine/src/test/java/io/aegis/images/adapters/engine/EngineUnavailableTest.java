package io.aegis.images.adapters.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.contracts.runtime.FakeEngine;
import io.aegis.images.domain.pull.PullFailure;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineUnavailableTest {

    @TempDir
    Path directory;

    @Test
    void saysThatThereIsNoSocket() {
        assertThat(ask(directory.resolve("absent.sock")).message())
                .isEqualTo(
                        "Docker at unix://" + directory + "/absent.sock cannot be asked: there is no such socket: the"
                                + " engine is not running, or listens elsewhere");
    }

    @Test
    void saysThatNobodyListens() {
        var killed = FakeEngine.docker(directory.resolve("killed.sock"));
        killed.close();
        assertThat(ask(killed.socket()).detail().text())
                .isEqualTo("the socket is there but nobody listens: the engine was stopped or killed");
    }

    @Test
    void saysThatAFileIsNoSocket() throws IOException {
        var file = Files.createFile(directory.resolve("file"));
        assertThat(ask(file).detail().text())
                .isEqualTo("the socket is there but nobody listens: the engine was stopped or killed");
    }

    /** Root may use every socket, so the system's own words have to do. */
    @Test
    void saysWhoseSocketItIsThatThisUserMayNotUse() throws IOException {
        var socket = Files.createFile(directory.resolve("docker.sock"));
        var owner = Files.getAttribute(socket, "unix:owner") + ":" + Files.getAttribute(socket, "unix:group");
        var endpoint = EngineEndpoint.parse(socket.toString()).get();
        var failure = EngineUnavailable.because(
                new RuntimeException(new SocketException("Permission denied")), "Docker", endpoint);
        assertThat(failure.detail().text())
                .isEqualTo("permission denied: this user may not use the socket, which belongs to " + owner);
        assertThat(failure.remedy())
                .isEqualTo("start the container runtime or correct its socket; `doctor` tells what was found");
    }

    @Test
    void saysThatAPortIsClosed() {
        assertThat(ask("tcp://127.0.0.1:1").detail().text()).isEqualTo("connection refused: nothing listens there");
    }

    @Test
    void saysThatThereIsNoSuchHost() {
        assertThat(ask("tcp://nobody.invalid:2375").detail().text())
                .isEqualTo("there is no host called nobody.invalid");
    }

    private static PullFailure ask(Path socket) {
        return ask(socket.toString());
    }

    private static PullFailure ask(String address) {
        try (var connection =
                new EngineConnection("Docker", EngineEndpoint.parse(address).get())) {
            return connection.get("/version").getLeft();
        }
    }
}
