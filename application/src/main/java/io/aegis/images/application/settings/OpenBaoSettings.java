package io.aegis.images.application.settings;

import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Path;

/**
 * {@code spec.secrets.backend}: the OpenBao that keeps {@code secret:} credentials.
 *
 * @param roleId of the AppRole that the node logs in with; literal, or {@code env:VAR}
 * @param secretIdVariable the variable that holds the secret id: it is taken from nowhere else
 */
public record OpenBaoSettings(
        URI address,
        String roleId,
        String secretIdVariable,
        Option<String> namespace,
        Option<Path> caCertificate,
        Option<Path> clientCertificate,
        Option<Path> clientKey) {

    public static final String USUAL_SECRET_ID_VARIABLE = "OPENBAO_SECRET_ID";
}
