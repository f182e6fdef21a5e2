package io.aegis.images.contracts.ensuring;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.util.UUID;

/** What the tests of this package speak of. */
final class Given {

    static final NodeId NODE = new NodeId("node-1");
    static final RegistryHost GHCR = new RegistryHost("ghcr.io");
    static final ImageReference AGENT = reference("ghcr.io/acme/agent:1.4");
    static final ImageId AGENT_HERE = new ImageId(NODE, AGENT);
    static final Requester ASKER = Requester.execution("exec-1");
    static final EnsureRequest REQUEST = EnsureRequest.of(AGENT).by(ASKER);
    static final HeldImage IMAGE = image('a', ScriptedRuntime.AMD64);
    static final HeldImage CHANGED = image('b', ScriptedRuntime.AMD64);
    static final long BYTES = 4711;
    static final PullFailure BROKEN = new RegistryError(GHCR, new Detail("500"));
    static final PullFailure WITHDRAWN = new Cancelled(new Detail("no longer wanted"));
    static final PullFailure SILENT = new RuntimeUnavailable("docker", new Detail("no answer"));

    static ImageReference reference(String text) {
        return ImageReference.parse(text).get();
    }

    static HeldImage image(char hex, Platform platform) {
        var content = String.valueOf(hex).repeat(63);
        return new HeldImage(
                new Digest("sha256:1" + content), Option.some(new Digest("sha256:2" + content)), platform, 1000);
    }

    /** The id of the nth request to a test's node. */
    static PullId pull(long number) {
        return new PullId(new UUID(0, number));
    }

    static EnsureRequest on(Platform platform) {
        return REQUEST.on(platform);
    }

    private Given() {}
}
