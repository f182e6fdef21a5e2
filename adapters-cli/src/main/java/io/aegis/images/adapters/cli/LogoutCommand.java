package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.CredentialDocuments;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "logout", description = "Removes what login kept for a registry from the container engine's own file.")
final class LogoutCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "REGISTRY", description = "As it was given to login.")
    String registry = "";

    @Spec
    @Nullable
    CommandSpec spec;

    LogoutCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var named = NamedRegistry.parse(registry).getOrElseThrow(problem -> Misuse.of(spec, problem));
        return session.withRegistries(node -> {
            var file = node.credentialFile();
            return file.remove(named.name())
                    .fold(
                            problem -> session.output().badInput(problem.message(), problem.remedy()),
                            removed -> told(named, removed, file.place()));
        });
    }

    private int told(NamedRegistry named, boolean removed, String place) {
        session.output()
                .answer(
                        CredentialDocuments.loggedOut(named.name(), removed, place),
                        removed
                                ? "removed " + named.name() + " from " + place
                                : "nothing to remove: " + place + " holds none for " + named.name());
        return ExitCode.DONE;
    }
}
