package io.aegis.images.adapters.registry;

import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** What registries say of how much they give, and of when they give again. */
final class RateLimits {

    /** Docker Hub's form: {@code 100;w=21600}. */
    private static final Pattern QUANTITY = Pattern.compile("\\s*(\\d{1,12})\\s*(?:[;,].*)?");

    private static final Pattern WINDOW = Pattern.compile(".*;\\s*w\\s*=\\s*(\\d{1,9})\\s*(?:[;,].*)?");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final Duration LONGEST_WAIT = Duration.ofDays(7);

    /** Empty when the answer has no such headers, or none that can be read. */
    static Option<RateBudget> budget(RegistryHost registry, Account account, Answer answer, Instant now) {
        return budget(registry, account, answer, "RateLimit", now)
                .orElse(() -> budget(registry, account, answer, "X-RateLimit", now));
    }

    private static Option<RateBudget> budget(
            RegistryHost registry, Account account, Answer answer, String prefix, Instant now) {
        var said = answer.header(prefix + "-Limit");
        return said.flatMap(RateLimits::quantity)
                .flatMap(limit -> answer.header(prefix + "-Remaining")
                        .flatMap(RateLimits::quantity)
                        .map(remaining -> new RateBudget(
                                registry, account, limit, remaining, said.flatMap(RateLimits::window), now)));
    }

    /** Empty when nothing sensible was said; nothing to wait for when the time is over already. */
    static Option<Duration> retryAfter(Answer answer, Instant now) {
        return answer.header("Retry-After")
                .map(String::strip)
                .flatMap(text -> SECONDS.matcher(text).matches()
                        ? Option.some(Duration.ofSeconds(Long.parseLong(text)))
                        : date(text).map(date -> Duration.between(now, date)))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .filter(wait -> wait.compareTo(LONGEST_WAIT) <= 0);
    }

    private static Option<Instant> date(String text) {
        return Try.of(() -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .toOption();
    }

    private static Option<Long> quantity(String text) {
        var quantity = QUANTITY.matcher(text);
        return quantity.matches() ? Option.of(quantity.group(1)).map(Long::parseLong) : Option.none();
    }

    private static Option<Duration> window(String text) {
        var window = WINDOW.matcher(text);
        return window.matches()
                ? Option.of(window.group(1)).map(Long::parseLong).map(Duration::ofSeconds)
                : Option.none();
    }

    private RateLimits() {}
}
