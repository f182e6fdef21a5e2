package io.aegis.images.adapters.cli;

import io.aegis.images.application.NodeRegistries;
import io.aegis.images.application.publication.CredentialDocuments;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "login",
        description = {
            "Keeps a credential for a registry, once the registry has accepted it, in the container engine's own file.",
            "",
            "What is not given is asked for on a terminal. For ghcr.io, GHCR_USERNAME and GHCR_TOKEN are used before that."
        })
final class LoginCommand implements Callable<Integer> {
    private static final String NOT_HERE =
            "a password is never given as an argument, where every user of the machine can read it";

    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "REGISTRY",
            description = "A host, or the beginning of a repository there: ghcr.io/acme.")
    String registry = "";

    /** Catches a password before a message could quote it. */
    @Parameters(index = "1..*", hidden = true)
    List<String> surplus = List.of();

    /** The same for the option of other tools. */
    @CommandLine.Option(
            names = {"-p", "--password"},
            arity = "0..1",
            hidden = true,
            fallbackValue = "")
    @Nullable
    String exposed;

    @CommandLine.Option(
            names = {"-u", "--username"},
            paramLabel = "USER",
            description = "Whose password it is.")
    @Nullable
    String username;

    @ArgGroup
    @Nullable
    PasswordSource password;

    @CommandLine.Option(names = "--no-check", description = "Keeps it without asking the registry first.")
    boolean unchecked;

    @Spec
    @Nullable
    CommandSpec spec;

    LoginCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (exposed != null || !surplus.isEmpty()) {
            throw Misuse.of(spec, NOT_HERE + ": use --password-stdin or --password-env VAR");
        }
        var named = NamedRegistry.parse(registry).getOrElseThrow(problem -> Misuse.of(spec, problem));
        var credential = new LoginInput(session.output().console(), named.host())
                .read(Option.<String>of(username), Option.<PasswordSource>of(password))
                .getOrElseThrow(problem -> Misuse.of(spec, problem));
        return session.withRegistries(node -> login(node, named, credential));
    }

    private int login(NodeRegistries node, NamedRegistry named, UsernamePassword credential) {
        return unchecked
                ? keep(node, named, credential)
                : node.registry()
                        .login(named.host(), Option.some(credential))
                        .fold(failure -> refused(named, credential, failure), _ -> keep(node, named, credential));
    }

    private int keep(NodeRegistries node, NamedRegistry named, UsernamePassword credential) {
        var file = node.credentialFile();
        return file.put(named.name(), credential)
                .fold(
                        problem -> session.output().badInput(problem.message(), problem.remedy()),
                        _ -> kept(named, credential.username(), file.place()));
    }

    private int kept(NamedRegistry named, String user, String place) {
        session.output()
                .answer(
                        CredentialDocuments.loggedIn(named.name(), user, !unchecked, place),
                        (unchecked ? "kept without asking " : "accepted by ") + named.host() + ": " + user + " for "
                                + named.name() + ", in " + place);
        return ExitCode.DONE;
    }

    private int refused(NamedRegistry named, UsernamePassword credential, PullFailure failure) {
        return session.output()
                .failed(
                        CredentialDocuments.refused(named.name(), credential.username(), failure),
                        failure,
                        LoginText.nextStep(failure));
    }
}
