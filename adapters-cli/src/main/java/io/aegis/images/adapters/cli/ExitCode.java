package io.aegis.images.adapters.cli;

import io.aegis.images.application.StartProblem;
import io.aegis.images.application.loading.LoadFailure;
import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.pull.PullFailure;

/** The process's exit codes; part of the interface. */
final class ExitCode {
    static final int DONE = 0;
    static final int INTERNAL = 1;
    /** {@code doctor} found something that keeps the node from working, or {@code gc} could not free enough. */
    static final int NOT_WELL = 1;

    static final int BAD_INPUT = 2;
    /** A check found what it looks for. */
    static final int FOUND = 3;

    static final int NOT_FOUND = 10;
    static final int DISK_FULL = 14;
    static final int INTEGRITY_VIOLATION = 19;
    static final int NOT_AN_IMAGE = 20;
    static final int SERVICE_UNAVAILABLE = 25;
    /** A container uses the image that was to be removed. */
    static final int IMAGE_IN_USE = 26;

    static int of(PullFailure failure) {
        return switch (failure) {
            case PullFailure.ImageNotFound _ -> NOT_FOUND;
            case PullFailure.AuthenticationFailed _ -> 11;
            case PullFailure.NetworkTimeout _ -> 12;
            case PullFailure.RateLimited _ -> 13;
            case PullFailure.DiskFull _ -> DISK_FULL;
            case PullFailure.RegistryUnreachable _ -> 15;
            case PullFailure.RegistryError _ -> 16;
            case PullFailure.TlsUntrusted _ -> 17;
            case PullFailure.PlatformMismatch _ -> 18;
            case PullFailure.IntegrityViolation _ -> INTEGRITY_VIOLATION;
            case PullFailure.NotAnImage _ -> NOT_AN_IMAGE;
            case PullFailure.AccessDenied _ -> 21;
            case PullFailure.RuntimeUnavailable _ -> 22;
            case PullFailure.Interrupted _ -> 23;
            case PullFailure.RecordUnavailable _ -> 24;
            case PullFailure.Cancelled _ -> 130;
        };
    }

    static int of(LoadFailure failure) {
        return switch (failure) {
            case LoadFailure.BadArchive(var archive) -> of(archive);
            case LoadFailure.NotTaken(var notTaken) -> of(notTaken);
            case LoadFailure.NotInArchive _ -> NOT_FOUND;
            case LoadFailure.BaseMissing _ -> INTEGRITY_VIOLATION;
        };
    }

    static int of(BundleFailure failure) {
        return switch (failure) {
            case BundleFailure.Damaged _, BundleFailure.NotSigned _ -> INTEGRITY_VIOLATION;
            case BundleFailure.NoArchive _ -> NOT_AN_IMAGE;
            case BundleFailure.Unreadable _, BundleFailure.Unwritable _ -> BAD_INPUT;
            case BundleFailure.NoRoom _ -> DISK_FULL;
        };
    }

    /** The same by the failure's name, as another process tells it. */
    static int named(String failure) {
        return switch (failure) {
            case "ImageNotFound" -> 10;
            case "AuthenticationFailed" -> 11;
            case "NetworkTimeout" -> 12;
            case "RateLimited" -> 13;
            case "DiskFull" -> DISK_FULL;
            case "RegistryUnreachable" -> 15;
            case "RegistryError" -> 16;
            case "TlsUntrusted" -> 17;
            case "PlatformMismatch" -> 18;
            case "IntegrityViolation" -> 19;
            case "NotAnImage" -> 20;
            case "AccessDenied" -> 21;
            case "RuntimeUnavailable" -> 22;
            case "Interrupted" -> 23;
            case "RecordUnavailable" -> 24;
            case "ServiceUnavailable", "Stopping" -> SERVICE_UNAVAILABLE;
            case "ImageInUse" -> IMAGE_IN_USE;
            case "Cancelled" -> 130;
            case "BadInput", "HeldByTags" -> BAD_INPUT;
            default -> INTERNAL;
        };
    }

    static int of(StartProblem problem) {
        return switch (problem) {
            case StartProblem.BadInput _, StartProblem.BadInputs _ -> BAD_INPUT;
            case StartProblem.StoreFull _ -> DISK_FULL;
        };
    }

    /** {@code fit}: an image cannot run what is started in it. */
    static final int DOES_NOT_FIT = 30;

    /** {@code fit}: nothing tells whether it can. */
    static final int CANNOT_BE_TOLD = 31;

    /** {@code runtimes outdated --exit-code}: a tag has moved, or a runtime is not locked. */
    static final int OUTDATED = 32;

    private ExitCode() {}
}
