package io.aegis.images.adapters.config;

import io.aegis.images.application.resolution.ImageNeed;
import io.aegis.images.domain.Printable;
import io.aegis.images.domain.fit.Start.ByCommand;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.runtime.CustomRuntime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The states of a workflow that run containers. An alias of the runtime registry is not resolved here. The steps of a parallel state share the one policy of their state.
 */
final class WorkflowManifest {

    private static final List<String> IMAGE_KEYS = List.of("image", "image_pull_policy", "registry_credentials");
    private static final List<String> STATE_KINDS = List.of(
            "Agent", "System", "Human", "ParallelAgents", "ContainerRun", "ParallelContainerRun", "Subworkflow");

    private final String workflow;
    private final Remarks remarks;

    WorkflowManifest(String workflow, Remarks remarks) {
        this.workflow = workflow;
        this.remarks = remarks;
    }

    List<ImageNeed> needs(Section spec) {
        var states = spec.require("states").section();
        var needs = new ArrayList<ImageNeed>();
        for (var name : states.keys()) {
            needs.addAll(state(name, states.require(name).section()));
        }
        return needs;
    }

    private List<ImageNeed> state(String name, Section state) {
        var kind = state.require("kind");
        return switch (kind.text()) {
            case "ContainerRun" -> List.of(need(who(name), state, ImageFields.policy(state)));
            case "ParallelContainerRun" -> steps(who(name), state);
            case "Agent", "System", "Human", "ParallelAgents", "Subworkflow" -> List.of();
            default -> {
                remarks.add(
                        kind.line(),
                        kind.path() + " " + Words.quoted(kind.text()) + " is not a known kind of state"
                                + Suggestion.question(kind.text(), STATE_KINDS));
                yield List.of();
            }
        };
    }

    private List<ImageNeed> steps(String who, Section state) {
        var policy = ImageFields.policy(state);
        misspelt(state);
        var steps = state.require("steps");
        var names = new HashSet<String>();
        var needs = new ArrayList<ImageNeed>();
        for (var item : steps.items()) {
            var step = item.section();
            var name = step.require("name");
            if (!names.add(name.text())) {
                throw name.problem(Words.quoted(name.text()) + " is the name of an earlier step");
            }
            step.find("image_pull_policy")
                    .forEach(field -> remarks.add(
                            field.line(),
                            field.path() + " has no effect: " + state.path("image_pull_policy")
                                    + " applies to all steps"));
            needs.add(need(who + ", step " + Printable.of(name.text()), step, policy));
        }
        if (needs.isEmpty()) {
            throw steps.problem("needs at least one step");
        }
        return needs;
    }

    private ImageNeed need(String who, Section step, PullPolicy policy) {
        misspelt(step);
        var image = ImageFields.image(step.require("image"), remarks);
        return new ImageNeed(who, new CustomRuntime(image), policy, ImageFields.credentials(step), new ByCommand());
    }

    /** A step has many keys besides ours; only one that looks like ours is worth a word. */
    private void misspelt(Section step) {
        for (var field : step.beside(IMAGE_KEYS)) {
            var key = field.path().substring(step.path().length() + 1);
            Suggestion.of(key, IMAGE_KEYS)
                    .forEach(meant -> remarks.add(
                            field.line(),
                            field.path() + " is not a known key and has no effect; did you mean " + meant + "?"));
        }
    }

    private String who(String state) {
        return "workflow " + workflow + ", state " + Printable.of(state);
    }
}
