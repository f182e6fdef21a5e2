package io.aegis.images.adapters.client;

import io.aegis.images.application.NodeOptions;
import io.aegis.images.application.service.NodeClient;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The way to a service that runs for a node on this machine. */
public final class ServiceAdapter {

    /**
     * The service that answers at the socket. A left when none does, or when it works with something else than the options
     * name: with one line for each of those.
     *
     * @param directory what a relative path in the options starts from
     */
    public static Either<List<String>, NodeClient> connect(Path socket, NodeOptions options, Path directory) {
        if (!Files.exists(socket)) {
            return Either.left(List.of());
        }
        var questions = new Questions(socket);
        try {
            var identity = questions.body("GET", "/v1/service");
            return identity.isLeft()
                    ? Either.left(List.of("the service at " + socket + " is not asked: "
                            + identity.getLeft().message()))
                    : matching(questions, new Identity(identity.get()), options, directory);
        } catch (ConnectException nobody) {
            return Either.left(List.of());
        } catch (IOException unusable) {
            return Either.left(List.of("the service at " + socket + " is not asked: " + unusable.getMessage()));
        }
    }

    private static Either<List<String>, NodeClient> matching(
            Questions questions, Identity identity, NodeOptions options, Path directory) {
        var others = identity.differences(options, directory);
        return others.isEmpty() ? Either.right(new ServiceClient(questions)) : Either.left(others);
    }

    private ServiceAdapter() {}
}
