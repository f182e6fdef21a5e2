package io.aegis.images.adapters.eventstore.readmodel;

import io.aegis.images.adapters.eventstore.sqlite.Nanos;
import io.aegis.images.adapters.eventstore.sqlite.RowReader;
import io.aegis.images.application.record.ImageUse;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.aegis.images.application.record.ImageUse.Common;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/** Rows of counted uses, which have columns for what they were told apart by. */
record UseRows(Set<Aspect> by) implements RowReader<ImageUse> {

    @Override
    public ImageUse read(ResultSet row) throws SQLException {
        var common = new Common(
                text(row, Aspect.NODE, "node").map(NodeId::new),
                text(row, Aspect.TENANT, "tenant"),
                text(row, Aspect.EXECUTION, "execution"),
                text(row, Aspect.IMAGE, "reference")
                        .flatMap(text -> ImageReference.parse(text).toOption()),
                text(row, Aspect.IMAGE, "digest").map(Digest::new),
                text(row, Aspect.CREDENTIAL, "credential_source").map(CredentialSource::new));
        return new ImageUse(
                common,
                row.getLong("uses"),
                Nanos.toInstant(row.getLong("first_at")),
                Nanos.toInstant(row.getLong("last_at")));
    }

    private Option<String> text(ResultSet row, Aspect aspect, String column) throws SQLException {
        return by.contains(aspect)
                ? Option.<String>of(row.getString(column)).filter(text -> !text.isEmpty())
                : Option.none();
    }
}
