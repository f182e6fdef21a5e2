package io.aegis.images.adapters.config;

import static io.aegis.images.application.settings.OpenBaoSettings.USUAL_SECRET_ID_VARIABLE;

import io.aegis.images.application.settings.OpenBaoSettings;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** {@code spec.secrets.backend}, which is AEGIS's: a key that is not known here may be known there. */
final class BackendKeys {

    private static final String BACKEND = "backend";
    private static final String METHOD = "approle";

    static final List<String> KEYS = List.of("address", "auth_method", METHOD, "namespace", "tls");
    static final List<String> ROLE_KEYS = List.of("role_id", "secret_id_env_var");
    static final List<String> TLS_KEYS = List.of("ca_cert", "client_cert", "client_key");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,199}");
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9_.-]{1,100}(?:/[A-Za-z0-9_.-]{1,100}){0,9}/?");

    private final Values values;
    private final Remarks remarks;

    BackendKeys(Values values, Remarks remarks) {
        this.values = values;
        this.remarks = remarks;
    }

    Option<OpenBaoSettings> of(Section spec) {
        var secrets = spec.section("secrets");
        strangers(secrets);
        return secrets.find(BACKEND).map(field -> backend(field.section()));
    }

    /** AEGIS calls two places {@code secrets}, and registry credentials belong into the other one. */
    private void strangers(Section secrets) {
        for (var field : secrets.beside(List.of(BACKEND))) {
            remarks.add(
                    field.line(),
                    field.path() + " is not a known key and has no effect; documents with registry credentials stand"
                            + " under secrets at the top of the file");
        }
    }

    private OpenBaoSettings backend(Section backend) {
        remarks.strangers(backend, KEYS);
        var address = ServerAddress.of(values, backend.require("address"));
        backend.find("auth_method").forEach(field -> Choices.of(values, field, METHOD));
        var role = backend.require(METHOD).section();
        remarks.strangers(role, ROLE_KEYS);
        var tls = backend.section("tls");
        remarks.strangers(tls, TLS_KEYS);
        return new OpenBaoSettings(
                address,
                literalOrVariable(role.require("role_id")),
                role.find("secret_id_env_var").map(this::variable).getOrElse(USUAL_SECRET_ID_VARIABLE),
                backend.find("namespace").map(this::namespace),
                tls.find("ca_cert").map(values::path),
                together(tls, "client_cert", "client_key"),
                together(tls, "client_key", "client_cert"));
    }

    /** Passed on unread; it cannot lie in the store that it opens. */
    private static String literalOrVariable(Field role) {
        if (role.text().startsWith("secret:")) {
            throw role.problem("is what the secret store is opened with: write the value itself or env:VARIABLE");
        }
        return role.text();
    }

    private String variable(Field field) {
        if (!VARIABLE.matcher(field.text()).matches()) {
            throw field.problem("must be the name of a variable, never the secret id itself");
        }
        return field.text();
    }

    private String namespace(Field field) {
        var text = values.text(field);
        if (!NAMESPACE.matcher(text).matches()) {
            throw field.problem(Values.shown(field) + " is not a namespace, as in aegis-system or tenant-acme");
        }
        return text;
    }

    private Option<Path> together(Section tls, String key, String other) {
        return tls.find(key).map(field -> {
            if (tls.find(other).isEmpty()) {
                throw field.problem("is of no use without " + tls.path(other));
            }
            return values.path(field);
        });
    }
}
