package io.aegis.images.adapters.registry;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.IdentityToken;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks a token server in the way that the credential needs. A redirect is not followed: nothing is shown to a third host. */
final class TokenRequests {

    private static final String CLIENT = "aegis-images";
    private static final int MOST_SCOPES = 10;

    /** Nothing but to read: who asks for more, or for something else, is given the repository's own scope. */
    private static final Pattern READING = Pattern.compile(
            "repository(\\([a-z]+\\))?:[A-Za-z0-9][A-Za-z0-9._:/-]{0,255}:(pull|metadata_read)(,(pull|metadata_read))?");

    private final Courier courier;
    private final Function<Authority, Origin> origins;

    TokenRequests(Courier courier, Function<Authority, Origin> origins) {
        this.courier = courier;
        this.origins = origins;
    }

    /** A field of a query or a form. */
    private record Field(String name, String value) {

        @Override
        public String toString() {
            return "Field[" + name + "]";
        }
    }

    Deadline deadline() {
        return courier.deadline();
    }

    /** Any answer of the token server at the realm, which has been looked at before. */
    Either<PullFailure, Answer> send(Caller caller, Challenge challenge, URI realm) {
        var server = Authority.of(realm).get();
        var origin = origins.apply(server);
        var wish = wish(caller, challenge);
        return ask(origin, realm, wish, caller.credential(), caller.cancellation())
                .toEither()
                .mapLeft(thrown -> RegistryFailures.translate(
                        thrown, "token server " + server, caller.registry(), courier.timeout(), caller.cancellation()));
    }

    private Try<Answer> ask(
            Origin origin, URI realm, List<Field> wish, Option<Credential> credential, Cancellation cancellation) {
        var deadline = courier.deadline();
        if (credential.isDefined() && credential.get() instanceof IdentityToken(var token)) {
            var form = new ArrayList<>(wish);
            form.add(new Field("grant_type", "refresh_token"));
            form.add(new Field("client_id", CLIENT));
            form.add(new Field("refresh_token", token));
            return courier.post(origin, realm, encoded(form), deadline, cancellation);
        }
        var address = URI.create(withoutFragment(realm) + (realm.getRawQuery() == null ? "?" : "&") + encoded(wish));
        var ask = Ask.list("");
        var basic = credential
                .filter(UsernamePassword.class::isInstance)
                .map(UsernamePassword.class::cast)
                .map(login -> "Basic " + Secrets.basic(login));
        return courier.ask(origin, address, ask, basic, deadline, cancellation);
    }

    private static List<Field> wish(Caller caller, Challenge challenge) {
        var wish = new java.util.ArrayList<Field>();
        challenge.parameter("service").forEach(service -> wish.add(new Field("service", service)));
        scopes(caller.place(), challenge).forEach(scope -> wish.add(new Field("scope", scope)));
        return wish;
    }

    private static List<String> scopes(Place place, Challenge challenge) {
        var asked =
                challenge.parameter("scope").map(text -> text.split(" ", -1)).getOrElse(new String[0]);
        if (place.repository().isEmpty()) {
            return List.of();
        }
        var sound = asked.length > 0
                && asked.length <= MOST_SCOPES
                && Arrays.stream(asked).allMatch(scope -> READING.matcher(scope).matches());
        return sound ? List.of(asked) : List.of("repository:" + place.repository() + ":pull");
    }

    private static String encoded(List<Field> fields) {
        return fields.stream()
                .map(field -> field.name() + "=" + URLEncoder.encode(field.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String withoutFragment(URI address) {
        var text = address.toString();
        int mark = text.indexOf('#');
        return mark < 0 ? text : text.substring(0, mark);
    }
}
