package io.aegis.images.domain.fit;

import io.aegis.images.domain.Printable;
import io.aegis.images.domain.pull.Platform;
import io.vavr.control.Option;
import java.util.List;

/** Why an image cannot run what is started in it. */
public sealed interface Misfit {

    /** One word for programs. */
    String name();

    /** One line, to be read after the image's name. */
    String message();

    /** One line: what to do about it. */
    String remedy();

    /** @param there what it was built for instead */
    record OtherPlatform(Platform wanted, List<Platform> there) implements Misfit {

        public OtherPlatform {
            there = List.copyOf(there);
        }

        @Override
        public String name() {
            return "platform";
        }

        @Override
        public String message() {
            return "is not there for " + wanted
                    + (there.isEmpty()
                            ? ""
                            : ", but for "
                                    + String.join(
                                            ", ",
                                            there.stream()
                                                    .map(Platform::toString)
                                                    .toList()));
        }

        @Override
        public String remedy() {
            return "build and push it for " + wanted + " too, or let it run on nodes of another platform";
        }
    }

    /**
     * @param searched the directories that its PATH names
     * @param other a Python by another name
     */
    record NoPython(List<String> searched, Option<String> other) implements Misfit {

        public NoPython {
            searched = List.copyOf(searched);
        }

        @Override
        public String name() {
            return "no_python";
        }

        @Override
        public String message() {
            return "has no `python` in " + Printable.of(String.join(":", searched))
                    + ", and agents are started as `python BOOTSTRAP`"
                    + other.map(path -> "; there is only " + Printable.of(path)).getOrElse("");
        }

        @Override
        public String remedy() {
            return other.map(path -> "link it: RUN ln -s " + Printable.of(path) + " /usr/local/bin/python")
                    .getOrElse("install Python in the image so that `python` is on its PATH, or build it from a"
                            + " python image");
        }
    }

    record NoBootstrap(String path) implements Misfit {

        @Override
        public String name() {
            return "no_bootstrap";
        }

        @Override
        public String message() {
            return "has no file " + Printable.of(path) + ", which spec.advanced.bootstrap_path names";
        }

        @Override
        public String remedy() {
            return "add the bootstrap to the image, correct the path, or leave it out for the orchestrator's own";
        }
    }
}
