package io.aegis.images.domain.fit;

/** What stands at a path of a layer, as far as it matters to who looks for a program. Directories are not worth a word. */
public sealed interface FileKind {

    record RegularFile(boolean executable) implements FileKind {}

    /** @param target as it is written: absolute, or relative to where the link stands */
    record SymbolicLink(String target) implements FileKind {}

    /** Another name of a file. */
    record HardLink(String target) implements FileKind {}
}
