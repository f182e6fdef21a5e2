package io.aegis.images.adapters.credentials;

import io.aegis.images.application.port.CredentialFile.Problem;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Why a login or a logout is not done, and what to do. Quotes nothing that was given: it may be the password. */
final class LoginProblems {

    static Problem noRegistry() {
        return new Problem(
                "this is neither a registry host nor the beginning of a repository",
                "name it as in ghcr.io, localhost:5000 or ghcr.io/acme");
    }

    static Problem noPathsHere(Scope scope) {
        return new Problem(
                "Docker keeps one credential for all of " + scope.host() + ", none for " + scope,
                "log in to " + scope.host() + ", or name " + scope + " in spec.registry_credentials");
    }

    static Problem cannotBeWritten() {
        return new Problem(
                "a user name without ':' and a password are needed", "correct them: the file cannot hold others");
    }

    static Problem unreadable(String place, String reason) {
        return new Problem(place + " " + reason, "correct it or move it away; it was left as it is");
    }

    static Problem busy(String place, String reason) {
        return new Problem(place + " " + reason, "try again when that is done; it was left as it is");
    }

    static Problem helperFailed(String reason) {
        return new Problem(reason, "see that the helper works, or take it out of the file; the file was left as it is");
    }

    static Problem unwritable(String place, IOException failure) {
        return new Problem(
                place + " cannot be written: " + cause(failure),
                "give this user the right to write it and its directory, and see that there is room");
    }

    private static String cause(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException system -> Option.of(system.getReason()).getOrElse("not a directory, or no file");
            default -> Option.of(failure.getMessage()).getOrElse("the system refused");
        };
    }

    private LoginProblems() {}
}
