package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.HealthCheck.Finding;
import io.aegis.images.application.port.HealthCheck.Status;
import io.aegis.images.application.publication.RecordDocuments;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "doctor",
        description = "Examines what this node's images rest on; exit code 1 when something keeps them from working.")
final class DoctorCommand implements Callable<Integer> {
    private final Session session;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var findings = session.doctor().examine();
        findings.forEach(finding -> session.output().answer(RecordDocuments.finding(finding), text(finding)));
        return findings.stream().anyMatch(finding -> finding.status() == Status.FAILURE)
                ? ExitCode.NOT_WELL
                : ExitCode.DONE;
    }

    private static String text(Finding finding) {
        var mark = switch (finding.status()) {
            case OK -> "ok     ";
            case WARNING -> "warning";
            case FAILURE -> "FAILURE";
        };
        return String.format("%s  %-14s %s", mark, finding.subject(), finding.finding())
                + (finding.remedy().isEmpty() ? "" : "\n  -> " + finding.remedy());
    }
}
