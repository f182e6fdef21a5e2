package io.aegis.images.adapters.registry;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@code WWW-Authenticate} by the grammar of RFC 9110, in one pass: several challenges in one header, quoted strings
 * with escapes, {@code token68}. What does not follow it is not guessed at.
 */
final class ChallengeParser {

    private static final int LONGEST = 8 * 1024;
    private static final int MOST_PARAMETERS = 32;
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private final String text;
    private int at;

    private ChallengeParser(String text) {
        this.text = text;
    }

    /** A left says that the header cannot be read; it quotes nothing. */
    static Either<String, List<Challenge>> parse(List<String> headers) {
        var text = String.join(", ", headers);
        if (text.length() > LONGEST) {
            return left("it asks for a login in more than " + LONGEST + " characters");
        }
        try {
            return right(new ChallengeParser(text).challenges());
        } catch (Malformed malformed) {
            return left("it asks for a login in a form that cannot be read");
        }
    }

    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private List<Challenge> challenges() throws Malformed {
        var challenges = new ArrayList<Challenge>();
        for (skipCommas(); at < text.length(); skipCommas()) {
            challenges.add(challenge());
        }
        return List.copyOf(challenges);
    }

    private Challenge challenge() throws Malformed {
        var scheme = token();
        var parameters = new LinkedHashMap<String, String>();
        if (!skipSpaces() || at == text.length() || text.charAt(at) == ',') {
            return new Challenge(scheme, parameters);
        }
        if (!isParameter()) {
            token68();
            return new Challenge(scheme, parameters);
        }
        do {
            parameter(parameters);
            skipSpaces();
        } while (goesOn());
        return new Challenge(scheme, parameters);
    }

    private void parameter(Map<String, String> parameters) throws Malformed {
        var name = token();
        skipSpaces();
        expect('=');
        skipSpaces();
        var value = at < text.length() && text.charAt(at) == '"' ? quoted() : rawToken();
        if (parameters.put(name, value) != null || parameters.size() > MOST_PARAMETERS) {
            throw new Malformed();
        }
    }

    /** Whether another parameter of the same challenge follows, rather than the next challenge or the end. */
    private boolean goesOn() throws Malformed {
        if (at == text.length()) {
            return false;
        }
        expect(',');
        skipCommas();
        return at < text.length() && isParameter();
    }

    /** A name and a {@code =} with a value after it; a scheme has a space instead, and {@code token68} ends in its {@code =}. */
    private boolean isParameter() {
        int end = at;
        while (end < text.length() && isTokenCharacter(text.charAt(end))) {
            end++;
        }
        int mark = end;
        while (mark < text.length() && isSpace(text.charAt(mark))) {
            mark++;
        }
        if (end == at || mark == text.length() || text.charAt(mark) != '=') {
            return false;
        }
        int value = mark + 1;
        while (value < text.length() && isSpace(text.charAt(value))) {
            value++;
        }
        return value < text.length() && (text.charAt(value) == '"' || isTokenCharacter(text.charAt(value)));
    }

    private void token68() throws Malformed {
        int from = at;
        while (at < text.length() && (isTokenCharacter(text.charAt(at)) || text.charAt(at) == '/')) {
            at++;
        }
        while (at < text.length() && text.charAt(at) == '=') {
            at++;
        }
        skipSpaces();
        if (at == from || (at < text.length() && text.charAt(at) != ',')) {
            throw new Malformed();
        }
    }

    private String token() throws Malformed {
        return rawToken().toLowerCase(Locale.ROOT);
    }

    private String rawToken() throws Malformed {
        int from = at;
        while (at < text.length() && isTokenCharacter(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw new Malformed();
        }
        return text.substring(from, at);
    }

    private String quoted() throws Malformed {
        expect('"');
        var value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                at++;
            }
            if (at == text.length() || Character.isISOControl(text.charAt(at))) {
                throw new Malformed();
            }
            value.append(text.charAt(at++));
        }
        expect('"');
        return value.toString();
    }

    private void expect(char wanted) throws Malformed {
        if (at == text.length() || text.charAt(at) != wanted) {
            throw new Malformed();
        }
        at++;
    }

    private boolean skipSpaces() {
        int from = at;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at > from;
    }

    private void skipCommas() {
        while (at < text.length() && (isSpace(text.charAt(at)) || text.charAt(at) == ',')) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isTokenCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || TOKEN_MARKS.indexOf(c) >= 0;
    }
}
