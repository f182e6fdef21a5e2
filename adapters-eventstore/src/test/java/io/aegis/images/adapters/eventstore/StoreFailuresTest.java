package io.aegis.images.adapters.eventstore;

import static io.aegis.images.adapters.eventstore.Proving.AGENT_CONTENT;
import static io.aegis.images.adapters.eventstore.Proving.claimant;
import static io.aegis.images.contracts.record.Samples.AGENT;
import static io.aegis.images.contracts.record.Samples.NODE;
import static io.aegis.images.contracts.record.Samples.NOON;
import static io.aegis.images.contracts.record.Samples.PROOF;
import static io.aegis.images.contracts.record.Samples.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.HealthCheck.Finding;
import io.aegis.images.application.port.HealthCheck.Status;
import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.port.RecordFailure.Full;
import io.aegis.images.application.port.RecordFailure.Unusable;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFailuresTest {

    @TempDir
    private Path directory;

    @Test
    void keepsWhatItCreatesToItsUser() throws Exception {
        var fresh = directory.resolve("a b?c#d%/e");
        try (var node = OpenRecord.in(fresh)) {
            node.images().handle(start(AGENT, 1), DecisionTrace.EMPTY).get();

            assertThat(permissions(fresh)).isEqualTo("rwx------");
            assertThat(permissions(fresh.resolve("events.db"))).isEqualTo("rw-------");
            assertThat(permissions(fresh.resolve("events.db-wal"))).isEqualTo("rw-------");
        }
    }

    @Test
    void refusesTheFileOfANewerVersion() throws Exception {
        OpenRecord.in(directory).close();
        Damage.run(directory, "PRAGMA user_version = 6");

        assertUnusable("events.db was written by a newer version of aegis-images (schema 6, this one reads 5): "
                + "use that version, or another data directory");
    }

    @Test
    void refusesTheDatabaseOfAnotherProgram() throws Exception {
        Damage.run(directory, "CREATE TABLE anything(x)");

        assertUnusable("events.db is the database of another program: use another data directory");
    }

    @Test
    void refusesADamagedFile() throws Exception {
        Files.writeString(directory.resolve("events.db"), "no database at all ".repeat(100));

        assertUnusable("events.db is damaged: put back a copy of it, or move it away to begin a new record");
    }

    @Test
    void tellsOfDamageThatComesLater() throws Exception {
        OpenRecord.in(directory).close();
        var file = directory.resolve("events.db");
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);
        try (var node = OpenRecord.in(directory)) {
            assertThat(node.events().head()).isEqualTo(node.events().head());
            assertThat(node.images()
                            .handle(start(AGENT, 1), DecisionTrace.EMPTY)
                            .getLeft())
                    .isEqualTo(unusable(
                            "events.db is damaged: put back a copy of it, or move it away to begin a new record"));
            assertThat(node.health().examine()).extracting(Finding::status).contains(Status.FAILURE);
        }
    }

    @Test
    void refusesADirectoryInPlaceOfTheFile() throws Exception {
        Files.createDirectory(directory.resolve("events.db"));

        assertUnusable("events.db cannot be opened: it must be a file that this user may read and write, "
                + "in a directory likewise");
    }

    @Test
    void refusesAFileInPlaceOfTheDirectory() throws Exception {
        var file = Files.createFile(directory.resolve("file"));

        assertThat(EventStoreAdapter.open(file, NODE).getLeft())
                .isEqualTo(new Unusable(file.toString(), new Detail(file + " is not a directory")));
    }

    @Test
    void cannotRecordOnAReadOnlyFileSystem() throws Exception {
        try (var disk = SmallDisk.at(directory)) {
            OpenRecord.in(directory).close();
            disk.makeReadOnly();

            assertThat(EventStoreAdapter.open(directory, NODE)
                            .flatMap(node -> {
                                try (node) {
                                    return node.images().handle(start(AGENT, 1), DecisionTrace.EMPTY);
                                }
                            })
                            .getLeft())
                    .isInstanceOf(Unusable.class);
        }
    }

    @Test
    void remembersNoProofOnAReadOnlyFileSystem() throws Exception {
        try (var disk = SmallDisk.at(directory)) {
            OpenRecord.in(directory).close();
            disk.makeReadOnly();

            assertThat(EventStoreAdapter.open(directory, NODE)
                            .flatMap(node -> {
                                try (node) {
                                    return remember(node, 1);
                                }
                            })
                            .getLeft())
                    .isInstanceOf(Unusable.class);
        }
    }

    @Test
    void remembersNoProofOnAFullDisk() throws Exception {
        try (var _ = SmallDisk.at(directory);
                var node = OpenRecord.in(directory)) {
            remember(node, 1).get();
            SmallDisk.fill(directory.resolve("ballast"));

            assertThat(LongStream.range(2, 100_000)
                            .mapToObj(number -> remember(node, number))
                            .filter(Either::isLeft)
                            .findFirst()
                            .orElseThrow()
                            .getLeft())
                    .isEqualTo(full());
            assertThat(node.proofs().find(AGENT_CONTENT, claimant(1))).isEqualTo(Either.right(Option.some(PROOF)));
        }
    }

    @Test
    void tellsOfADamagedProof() throws Exception {
        try (var node = OpenRecord.in(directory)) {
            remember(node, 1).get();
            Damage.run(directory, "UPDATE access_proof SET image_id = 'sha256:0'");

            assertThat(node.proofs().all().getLeft()).isEqualTo(unusable("not a digest: sha256:0"));
        }
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoomAgain() throws Exception {
        try (var _ = SmallDisk.at(directory);
                var node = OpenRecord.in(directory)) {
            node.images().handle(start(AGENT, 1), DecisionTrace.EMPTY).get();
            var ballast = directory.resolve("ballast");
            SmallDisk.fill(ballast);

            assertThat(firstFailure(node)).isInstanceOf(Full.class).isEqualTo(full());
            assertThat(node.health().examine())
                    .anySatisfy(finding -> assertThat(finding.status()).isEqualTo(Status.FAILURE))
                    .allSatisfy(finding -> assertThat(finding.remedy()).doesNotContain("\n"));

            Files.delete(ballast);
            assertThat(node.images()
                            .handle(start(AGENT, 1_000_000), DecisionTrace.EMPTY)
                            .isRight())
                    .isTrue();
            assertThat(Damage.in(directory)).isEqualTo("ok");
        }
    }

    @Test
    void cannotBeCreatedOnAFullDisk() throws Exception {
        try (var _ = SmallDisk.at(directory)) {
            SmallDisk.fill(directory.resolve("ballast"));

            assertThat(EventStoreAdapter.open(directory, NODE).getLeft()).isEqualTo(full());
        }
    }

    @Test
    void saysThatItIsClosed() {
        var node = OpenRecord.in(directory);
        node.images().handle(start(AGENT, 1), DecisionTrace.EMPTY).get();
        node.close();

        var closed = unusable("events.db has been closed by this process");
        assertThat(node.events().head().getLeft()).isEqualTo(closed);
        assertThat(node.inventory().on(NODE).getLeft()).isEqualTo(closed);
        assertThat(node.proofs().find(AGENT_CONTENT, claimant(1)).getLeft()).isEqualTo(closed);
        assertThat(remember(node, 1).getLeft()).isEqualTo(closed);
        node.budgets().said(new RateBudget(RegistryHost.DOCKER_HUB, Account.ANONYMOUS, 1, 1, Option.none(), NOON));
        assertThat(node.images().handle(start(AGENT, 2), DecisionTrace.EMPTY).getLeft())
                .isEqualTo(closed);
    }

    private static Either<RecordFailure, Void> remember(NodeRecord node, long number) {
        return node.proofs().remember(AGENT_CONTENT, claimant(number), PROOF);
    }

    private static RecordFailure firstFailure(NodeRecord node) {
        return LongStream.range(2, 100_000)
                .mapToObj(number -> node.images().handle(start(AGENT, number), DecisionTrace.EMPTY))
                .filter(Either::isLeft)
                .findFirst()
                .orElseThrow()
                .getLeft();
    }

    private void assertUnusable(String words) {
        assertThat(EventStoreAdapter.open(directory, NODE).getLeft()).isEqualTo(unusable(words));
    }

    private RecordFailure unusable(String words) {
        return new Unusable(directory.toString(), new Detail(words));
    }

    private RecordFailure full() {
        return new Full(directory.toString(), new Detail("no space left for the record of image operations"));
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
