package io.aegis.images.application;

import java.util.List;
import java.util.stream.Collectors;

/** Why nothing can begin: a node cannot be opened, or what it is to do makes no sense. */
public sealed interface StartProblem {

    /** One line: the thing and the cause. */
    String message();

    /** One line: what to do. */
    String remedy();

    static StartProblem of(List<BadInput> inputs) {
        return inputs.size() == 1 ? inputs.getFirst() : new BadInputs(inputs);
    }

    /** A document, an option or a directory that cannot be used as it is. */
    record BadInput(String message, String remedy) implements StartProblem {}

    /** Several such. */
    record BadInputs(List<BadInput> each) implements StartProblem {
        public BadInputs {
            each = List.copyOf(each);
        }

        @Override
        public String message() {
            return each.stream().map(BadInput::message).collect(Collectors.joining("; "));
        }

        @Override
        public String remedy() {
            return "mend these " + each.size();
        }
    }

    /** The store's disk is full. */
    record StoreFull(String message, String remedy) implements StartProblem {}
}
