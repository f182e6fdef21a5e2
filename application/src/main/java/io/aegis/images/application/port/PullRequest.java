package io.aegis.images.application.port;

import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;

/** One pull as a runtime is asked for it; without a platform the runtime takes its own. */
public record PullRequest(ImageReference reference, Option<Platform> platform, Option<Credential> credential) {}
