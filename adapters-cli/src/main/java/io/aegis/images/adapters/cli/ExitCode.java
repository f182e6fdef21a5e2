package io.aegis.images.adapters.cli;

import io.aegis.images.application.StartProblem;
import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.pull.PullFailure;

/** The process's exit codes; part of the interface. */
final class ExitCode {
    static final int DONE = 0;
    static final int INTERNAL = 1;
    /** {@code doctor} found something that keeps the node from working. */
    static final int NOT_WELL = 1;

    static final int BAD_INPUT = 2;
    /** A check found what it looks for. */
    static final int FOUND = 3;

    static final int DISK_FULL = 14;

    static int of(PullFailure failure) {
        return switch (failure) {
            case PullFailure.ImageNotFound _ -> 10;
            case PullFailure.AuthenticationFailed _ -> 11;
            case PullFailure.NetworkTimeout _ -> 12;
            case PullFailure.RateLimited _ -> 13;
            case PullFailure.DiskFull _ -> DISK_FULL;
            case PullFailure.RegistryUnreachable _ -> 15;
            case PullFailure.RegistryError _ -> 16;
            case PullFailure.TlsUntrusted _ -> 17;
            case PullFailure.PlatformMismatch _ -> 18;
            case PullFailure.IntegrityViolation _ -> 19;
            case PullFailure.NotAnImage _ -> 20;
            case PullFailure.AccessDenied _ -> 21;
            case PullFailure.RuntimeUnavailable _ -> 22;
            case PullFailure.Interrupted _ -> 23;
            case PullFailure.RecordUnavailable _ -> 24;
            case PullFailure.Cancelled _ -> 130;
        };
    }

    static int of(BundleFailure failure) {
        return switch (failure) {
            case BundleFailure.Damaged _, BundleFailure.NotSigned _ -> 19;
            case BundleFailure.NoArchive _ -> 20;
            case BundleFailure.NoRoom _ -> DISK_FULL;
            case BundleFailure.Unreadable _, BundleFailure.Unwritable _ -> BAD_INPUT;
        };
    }

    static int of(StartProblem problem) {
        return switch (problem) {
            case StartProblem.BadInput _ -> BAD_INPUT;
            case StartProblem.StoreFull _ -> DISK_FULL;
        };
    }

    private ExitCode() {}
}
