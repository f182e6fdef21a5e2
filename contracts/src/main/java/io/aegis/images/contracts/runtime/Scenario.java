package io.aegis.images.contracts.runtime;

import io.aegis.images.application.port.PullRequest;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Request.Part;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something that goes wrong between a runtime and a registry.
 *
 * @param registry the registry, which the scenario has for itself
 * @param stage prepares the registry, and says what is to be pulled
 * @param hangsAt the question that is never answered in full, where one is
 * @param askedOnDocker what an ensure through Docker tells, which asks the registry besides and has clocks of its own, if
 *     that is more than the runtime alone tells
 * @param askedOnPodman the same for Podman
 */
public record Scenario(
        String name,
        Supplier<FaultRegistry> registry,
        Function<FaultRegistry, PullRequest> stage,
        Part hangsAt,
        Expected docker,
        Expected podman,
        Option<Expected> askedOnDocker,
        Option<Expected> askedOnPodman) {

    static final String REPOSITORY = "lab/x";
    static final String TAG = "1";

    private static final int LAYER = 64 * 1024;

    static Scenario of(String name, Function<FaultRegistry, PullRequest> stage) {
        return new Scenario(
                name,
                FaultRegistry::start,
                stage,
                Part.OTHER,
                Expected.PULLED,
                Expected.PULLED,
                Option.none(),
                Option.none());
    }

    /** The registry has a sound image, but the script speaks first. */
    static Scenario scripted(String name, Script script) {
        return of(name, registry -> {
            registry.behave(script);
            return anonymously(registry.serve(REPOSITORY, TAG, TestImage.fresh(LAYER)));
        });
    }

    static Scenario of(String name, Part part, Reply reply) {
        return scripted(name, Script.on(part, reply));
    }

    Scenario at(Supplier<FaultRegistry> other) {
        return new Scenario(name, other, stage, hangsAt, docker, podman, askedOnDocker, askedOnPodman);
    }

    Scenario tells(Expected expected) {
        return onDocker(expected).onPodman(expected);
    }

    Scenario onDocker(Expected expected) {
        return new Scenario(name, registry, stage, hangsAt, expected, podman, askedOnDocker, askedOnPodman);
    }

    Scenario onPodman(Expected expected) {
        return new Scenario(name, registry, stage, hangsAt, docker, expected, askedOnDocker, askedOnPodman);
    }

    /** The registry itself tells more than a runtime passes on. */
    Scenario asked(Expected more) {
        return askedOnDocker(more).askedOnPodman(more);
    }

    Scenario askedOnDocker(Expected more) {
        return new Scenario(name, registry, stage, hangsAt, docker, podman, Option.some(more), askedOnPodman);
    }

    private Scenario askedOnPodman(Expected more) {
        return new Scenario(name, registry, stage, hangsAt, docker, podman, askedOnDocker, Option.some(more));
    }

    /** What an ensure tells that pulls through Docker. */
    public Expected ensuredOnDocker() {
        return askedOnDocker.getOrElse(docker);
    }

    /** What an ensure tells that pulls through Podman. */
    public Expected ensuredOnPodman() {
        return askedOnPodman.getOrElse(podman);
    }

    Scenario hangsAt(Part part) {
        return new Scenario(name, registry, stage, part, Expected.HANGS, Expected.HANGS, askedOnDocker, askedOnPodman);
    }

    static PullRequest anonymously(ImageReference reference) {
        return new PullRequest(reference, Option.none(), Option.none());
    }

    static PullRequest as(UsernamePassword credential, ImageReference reference) {
        return new PullRequest(reference, Option.none(), Option.some(credential));
    }

    @Override
    public String toString() {
        return name;
    }
}
