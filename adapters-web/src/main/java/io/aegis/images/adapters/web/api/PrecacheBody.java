package io.aegis.images.adapters.web.api;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.adapters.web.http.Json;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.application.NeedsReader;
import io.aegis.images.application.PrecacheOrder;
import io.aegis.images.application.StartProblem;
import io.aegis.images.application.port.Documents.NamedManifest;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.application.preparation.NeedSources;
import io.aegis.images.application.preparation.Needs;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.pull.PullPolicy;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** What a body asks to have on the node: references, runtimes and inline manifests. Nothing is ever opened. */
final class PrecacheBody {

    private static final Set<String> FIELDS = new TreeSet<>(List.of(
            "references",
            "runtimes",
            "manifests",
            "policy",
            "platform",
            "credential",
            "tenant_id",
            "correlation_id",
            "wait"));

    private static final Set<String> OF_REFERENCE =
            new TreeSet<>(List.of("reference", "policy", "credential", "needed_by"));
    private static final int MOST_IMAGES = 10_000;

    private final NeedsReader needs;
    private final Wanted wanted;

    PrecacheBody(NeedsReader needs, Wanted wanted) {
        this.needs = needs;
        this.wanted = wanted;
    }

    /** @param warnings one line each: what of the manifests has no effect, deprecated runtimes */
    record Asked(PrecacheOrder order, List<String> warnings) {}

    Either<Problem, Asked> read(ObjectNode body) {
        return Fields.of(body, FIELDS)
                .flatMap(fields -> Terms.read(fields)
                        .flatMap(terms -> waits(fields)
                                .flatMap(waits -> needs(fields).flatMap(found -> asked(found, terms, waits)))));
    }

    private static Either<Problem, Asked> asked(Needs found, Terms terms, boolean waits) {
        if (found.all().isEmpty() || found.all().size() > MOST_IMAGES) {
            return left(Problem.badInput(
                    "the body must name 1 to " + MOST_IMAGES + " images: references, runtimes or" + " manifests"));
        }
        return right(new Asked(
                new PrecacheOrder(found.all(), terms.policy(), terms.platform(), terms.by(), terms.credential(), waits),
                found.warnings()));
    }

    private static Either<Problem, Boolean> waits(Fields fields) {
        return fields.find("wait")
                .map(node -> node.isBoolean()
                        ? Either.<Problem, Boolean>right(node.booleanValue())
                        : Either.<Problem, Boolean>left(Problem.badInput("'wait' must be true or false")))
                .getOrElse(() -> right(false));
    }

    private Either<Problem, Needs> needs(Fields fields) {
        return runtimes(fields)
                .flatMap(languages -> needs.read(new NeedSources(languages, List.of(), List.of(), List.of()))
                        .mapLeft((StartProblem problem) -> Problem.badInput(problem.message())))
                .flatMap(runtimes -> each(fields, "manifests", this::manifest)
                        .flatMap(manifests -> each(fields, "references", PrecacheBody::reference)
                                .map(references -> merged(runtimes, manifests, references))));
    }

    private static Needs merged(Needs runtimes, List<Needs> manifests, List<Needs> references) {
        var all = new ArrayList<>(List.of(runtimes));
        all.addAll(manifests);
        all.addAll(references);
        return Needs.merged(all);
    }

    /** None asks for no runtime, an empty list for all. */
    private static Either<Problem, Option<List<String>>> runtimes(Fields fields) {
        var given = fields.find("runtimes");
        if (given.isEmpty()) {
            return right(Option.none());
        }
        if (given.exists(node -> node.isTextual() && node.textValue().equals("all"))) {
            return right(Option.some(List.of()));
        }
        var languages = given.get().valueStream().toList();
        return given.get().isArray()
                        && !languages.isEmpty()
                        && languages.stream().allMatch(JsonNode::isTextual)
                ? right(Option.some(languages.stream().map(JsonNode::textValue).toList()))
                : left(Problem.badInput("'runtimes' must be a list of languages, or all"));
    }

    private Either<Problem, Needs> manifest(String name, JsonNode given) {
        return wanted.manifest(name, Json.text(given))
                .flatMap(manifest -> needs.of(new NamedManifest(name, manifest))
                        .mapLeft((StartProblem problem) -> Problem.badInput(problem.message())));
    }

    private static Either<Problem, Needs> reference(String name, JsonNode given) {
        return given instanceof ObjectNode object
                ? Fields.of(object, OF_REFERENCE).flatMap(fields -> need(name, fields))
                : given.isTextual()
                        ? Wanted.reference(given.textValue()).map(image -> Needs.of(Need.of(image, "as given")))
                        : left(Problem.badInput("'" + name + "' must be a reference, or an object with one"));
    }

    private static Either<Problem, Needs> need(String name, Fields fields) {
        return fields.text("reference")
                .flatMap(text -> Wanted.reference(text.getOrElse("")))
                .flatMap(image -> fields.text("policy", PullPolicy::parse, "Always, IfNotPresent or Never")
                        .flatMap(policy -> fields.text("credential", RequestCredential::parse, Terms.CREDENTIAL_WORDS)
                                .flatMap(credential -> neededBy(name, fields)
                                        .map(by -> Needs.of(new Need(
                                                image,
                                                policy.getOrElse(PullPolicy.IF_NOT_PRESENT),
                                                credential,
                                                by))))));
    }

    private static Either<Problem, List<String>> neededBy(String name, Fields fields) {
        var given = fields.find("needed_by");
        if (given.isEmpty()) {
            return right(List.of("as given"));
        }
        var texts = given.get().valueStream().toList();
        return given.get().isArray() && texts.stream().allMatch(JsonNode::isTextual)
                ? right(texts.stream().map(JsonNode::textValue).toList())
                : left(Problem.badInput("'needed_by' of '" + name + "' must be a list of texts"));
    }

    private static Either<Problem, List<Needs>> each(
            Fields fields, String name, BiFunction<String, JsonNode, Either<Problem, Needs>> reader) {
        var given = fields.find(name);
        if (given.exists(node -> !node.isArray())) {
            return left(Problem.badInput("'" + name + "' must be a list"));
        }
        var found = new ArrayList<Needs>();
        var entries = given.map(node -> node.valueStream().toList()).getOrElse(List.of());
        for (var entry : entries) {
            var read = reader.apply(name + "[" + found.size() + "]", entry);
            if (read.isLeft()) {
                return left(read.getLeft());
            }
            found.add(read.get());
        }
        return right(found);
    }
}
