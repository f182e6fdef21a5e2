package io.aegis.images.bootstrap;

import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Try;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The process and the machine around it.
 *
 * @param userId the number of the user we run as; 0 is root
 */
public record Surroundings(
        Map<String, String> environment, Path workingDirectory, Path home, String userId, String hostName) {
    private static final Path LINUX_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    public static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home", "/")),
                Try.of(() -> Files.getAttribute(Path.of("/proc/self"), "unix:uid")
                                .toString())
                        .getOrElse("0"),
                Try.of(() -> Files.readString(LINUX_HOST_NAME).strip())
                        .orElse(() -> Try.of(() -> InetAddress.getLocalHost().getHostName()))
                        .getOrElse("localhost"));
    }

    NodeId nodeNamedAfterHost() {
        return NodeId.parse(hostName).getOrElse(new NodeId("localhost"));
    }

    Path dataDirectory() {
        var own = environment.getOrDefault(
                "XDG_DATA_HOME", home.resolve(".local/share").toString());
        return userId.equals("0") ? Path.of("/var/lib/aegis-images") : Path.of(own, "aegis-images");
    }
}
