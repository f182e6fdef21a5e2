package io.aegis.images.adapters.cli;

import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A user name and a password from where {@code login} was told to find them; a left says in one line what is missing,
 * and quotes nothing, since a password may stand in the wrong place.
 */
final class LoginInput {
    private static final RegistryHost GHCR = new RegistryHost("ghcr.io");
    private static final int LONGEST_NAME = 1024;

    private final Console console;
    private final RegistryHost registry;

    LoginInput(Console console, RegistryHost registry) {
        this.console = console;
        this.registry = registry;
    }

    Either<String, UsernamePassword> read(Option<String> username, Option<PasswordSource> source) {
        return username(username)
                .flatMap(name -> source.map(this::given)
                        .getOrElse(this::found)
                        .map(password -> new UsernamePassword(name, password)));
    }

    private Either<String, String> username(Option<String> given) {
        return given.orElse(() -> usual("GHCR_USERNAME"))
                .orElse(() -> console.prompt().ask("Username for " + registry + ": "))
                .toEither("-u is missing: whose password is it?")
                .filterOrElse(LoginInput::isName, _ -> "a user name is printable and has no ':' in it");
    }

    private Either<String, String> given(PasswordSource source) {
        return source.stdin
                ? Passwords.from(console.in())
                : variable(source.variable == null ? "" : source.variable)
                        .toEither("the variable that --password-env names is not set")
                        .flatMap(Passwords::checked);
    }

    private Either<String, String> found() {
        return usual("GHCR_TOKEN")
                .orElse(() -> console.prompt().askHidden("Password for " + registry + ", which is not shown: "))
                .toEither("a password is missing: --password-stdin reads it, --password-env VAR names a variable that"
                        + " holds it")
                .flatMap(Passwords::checked);
    }

    /** What GitHub's own workflows call it. */
    private Option<String> usual(String variable) {
        return registry.equals(GHCR) ? variable(variable) : Option.none();
    }

    private Option<String> variable(String name) {
        return Option.<String>of(console.environment().get(name)).filter(value -> !value.isBlank());
    }

    private static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_NAME
                && text.chars().noneMatch(c -> c == ':' || Character.isISOControl(c));
    }
}
