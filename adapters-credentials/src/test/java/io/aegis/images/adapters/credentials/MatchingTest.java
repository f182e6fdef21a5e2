package io.aegis.images.adapters.credentials;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several credentials a reference meets. Every source stands with the keys it keeps credentials under. */
class MatchingTest {

    private static final String NONE = "-";

    @TempDir
    private Path home;

    @ParameterizedTest(name = "{3} with configuration={0} secret={1} file={2}")
    @CsvSource(delimiter = '|', textBlock = """
            # configuration             | secret               | Docker's file               | reference                     | taken
            # the whole host
            ghcr.io                     | -                    | -                           | ghcr.io/acme/agent:1          | node configuration: ghcr.io
            ghcr.io                     | -                    | -                           | ghcr.io.evil.example/a        | anonymous
            ghcr.io                     | -                    | -                           | evil-ghcr.io/a                | anonymous
            ghcr.io                     | -                    | -                           | evil.example/ghcr.io/a        | anonymous
            ghcr.io                     | -                    | -                           | sub.ghcr.io/a                 | anonymous
            sub.ghcr.io                 | -                    | -                           | ghcr.io/a                     | anonymous
            GHCR.IO                     | -                    | -                           | ghcr.io/a                     | node configuration: ghcr.io
            ghcr.io                     | -                    | -                           | GHCR.IO/a                     | node configuration: ghcr.io
            # the port is a part of it
            reg.example:5000            | -                    | -                           | reg.example:5000/a            | node configuration: reg.example:5000
            reg.example                 | -                    | -                           | reg.example:5000/a            | anonymous
            reg.example:5000            | -                    | -                           | reg.example/a                 | anonymous
            reg.example:500             | -                    | -                           | reg.example:5000/a            | anonymous
            reg.example:443             | -                    | -                           | reg.example/a                 | anonymous
            127.0.0.1:5000              | -                    | -                           | 127.0.0.1:5000/a              | node configuration: 127.0.0.1:5000
            127.0.0.1:5000              | -                    | -                           | 127.0.0.11:5000/a             | anonymous
            [::1]:5000                  | -                    | -                           | [::1]:5000/a                  | node configuration: [::1]:5000
            [::1]:5000                  | -                    | -                           | [::1]:5001/a                  | anonymous
            # whole path segments
            reg.example/team            | -                    | -                           | reg.example/team/app          | node configuration: reg.example/team
            reg.example/team            | -                    | -                           | reg.example/team              | node configuration: reg.example/team
            reg.example/team            | -                    | -                           | reg.example/teamwork/app      | anonymous
            reg.example/team            | -                    | -                           | reg.example/other/team        | anonymous
            reg.example/team/app        | -                    | -                           | reg.example/team/app:2        | node configuration: reg.example/team/app
            reg.example/team/app        | -                    | -                           | reg.example/team/app2         | anonymous
            reg.example/team/app        | -                    | -                           | reg.example/team              | anonymous
            # Docker Hub has several names
            docker.io                   | -                    | -                           | python:3.11-slim              | node configuration: docker.io
            index.docker.io             | -                    | -                           | python:3.11-slim              | node configuration: docker.io
            registry-1.docker.io        | -                    | -                           | acme/agent                    | node configuration: docker.io
            https://index.docker.io/v1/ | -                    | -                           | docker.io/acme/agent          | node configuration: docker.io
            -                           | -                    | https://index.docker.io/v1/ | python:3.11-slim              | Docker config ~/.docker/config.json: docker.io
            -                           | -                    | docker.io                   | index.docker.io/acme/agent    | Docker config ~/.docker/config.json: docker.io
            docker.io/library           | -                    | -                           | python:3.11-slim              | node configuration: docker.io/library
            docker.io/library           | -                    | -                           | acme/agent                    | anonymous
            docker.io                   | -                    | -                           | docker.io.evil.example/python | anonymous
            hub.docker.com              | -                    | -                           | python:3.11-slim              | anonymous
            # the most specific of one source
            ghcr.io ghcr.io/acme        | -                    | -                           | ghcr.io/acme/agent            | node configuration: ghcr.io/acme
            ghcr.io/acme ghcr.io        | -                    | -                           | ghcr.io/acme/agent            | node configuration: ghcr.io/acme
            ghcr.io ghcr.io/acme        | -                    | -                           | ghcr.io/acmeevil/agent        | node configuration: ghcr.io
            ghcr.io/a/b ghcr.io/a/bc    | -                    | -                           | ghcr.io/a/bc/d                | node configuration: ghcr.io/a/bc
            -                           | ghcr.io ghcr.io/acme | -                           | ghcr.io/acme/agent            | secret team: ghcr.io/acme
            -                           | -                    | ghcr.io ghcr.io/acme        | ghcr.io/acme/agent            | Docker config ~/.docker/config.json: ghcr.io/acme
            # between sources the first that matches, however specific the later ones are
            ghcr.io                     | ghcr.io/acme         | ghcr.io/acme/agent          | ghcr.io/acme/agent            | node configuration: ghcr.io
            quay.io                     | ghcr.io              | ghcr.io/acme                | ghcr.io/acme/agent            | secret team: ghcr.io
            quay.io                     | quay.io              | ghcr.io                     | ghcr.io/acme/agent            | Docker config ~/.docker/config.json: ghcr.io
            ghcr.io/other               | ghcr.io/acme-evil    | ghcr.io/acme                | ghcr.io/acme/agent            | Docker config ~/.docker/config.json: ghcr.io/acme
            quay.io                     | quay.io              | quay.io                     | ghcr.io/acme/agent            | anonymous
            # the digest or the tag says nothing about it
            ghcr.io/acme                | -                    | -                           | ghcr.io/acme/agent@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 | node configuration: ghcr.io/acme
            """)
    void takes(String configured, String secret, String file, String reference, String taken) {
        var node = new Node(home);
        keys(configured).forEach(key -> node.configured(key, "me", "p"));
        if (!secret.equals(NONE)) {
            node.secret("team", auths(keys(secret)));
        }
        if (!file.equals(NONE)) {
            node.dockerConfig(auths(keys(file)));
        }

        assertThat(node.answer(reference).get().source()).hasToString(taken);
    }

    private static List<String> keys(String cell) {
        return cell.equals(NONE) ? List.of() : List.of(cell.split(" "));
    }

    private static String auths(List<String> keys) {
        return keys.stream()
                .map(key -> "\"" + key + "\":{\"username\":\"me\",\"password\":\"p\"}")
                .collect(joining(",", "{\"auths\":{", "}}"));
    }
}
