package io.aegis.images.application.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketThreadsTest {

    @TempDir
    Path directory;

    @Test
    void leaveNoPollerBehindInAProcessThatIsSoonOver() throws Exception {
        assertThat(said("-Daegis.threads=platform")).isEqualTo("0 virtual, 0 pollers");
    }

    @Test
    void areVirtualInAProcessThatLasts() throws Exception {
        assertThat(said("-Daegis.threads=virtual")).startsWith("3 virtual");
    }

    private String said(String option) throws Exception {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                option,
                "-cp",
                System.getProperty("java.class.path"),
                Asking.class.getName(),
                directory.resolve("a.sock").toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(said).isZero();
        return said.strip();
    }

    /** Each kind of these threads waits once for a byte from a socket. */
    public static final class Asking {
        public static void main(String[] arguments) throws Exception {
            var place = UnixDomainSocketAddress.of(arguments[0]);
            try (var server =
                    ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(place)) {
                Thread.ofPlatform().daemon().start(() -> answer(server));
                var virtual = new CountDownLatch(3);
                var over = new CountDownLatch(3);
                Runnable ask = () -> {
                    ask(place);
                    if (Thread.currentThread().isVirtual()) {
                        virtual.countDown();
                    }
                    over.countDown();
                };
                SocketThreads.start("one", ask);
                try (var each = SocketThreads.perTask("each", 1);
                        var few = SocketThreads.atMost(1, "few")) {
                    each.submit(ask);
                    few.submit(ask);
                }
                over.await();
                System.out.println(3 - virtual.getCount() + " virtual, " + pollers() + " pollers");
            }
        }

        private static long pollers() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().contains("Poller"))
                    .count();
        }

        private static void answer(ServerSocketChannel server) {
            try (var waiting =
                    Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory())) {
                while (true) {
                    var asking = server.accept();
                    waiting.submit(() -> asking.write(ByteBuffer.wrap(new byte[1])));
                }
            } catch (IOException over) {
                // So is what it was there for.
            }
        }

        private static void ask(UnixDomainSocketAddress place) {
            try (var channel = SocketChannel.open(place)) {
                channel.read(ByteBuffer.allocate(1));
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }

        private Asking() {}
    }
}
