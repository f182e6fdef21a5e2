package io.aegis.images.adapters.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** The files in and below a directory that may be documents, in the order of their names; hidden ones are left alone. */
final class DirectoryFiles extends SimpleFileVisitor<Path> {

    private static final int MOST = 10_000;
    private static final String NAME_THEM = "name the directories that are meant";
    private static final int DEEPEST = 32;
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    private final Path top;
    private final List<Path> found = new ArrayList<>();

    private DirectoryFiles(Path top) {
        this.top = top;
    }

    static List<Path> below(Path top) {
        var files = new DirectoryFiles(top);
        try {
            Files.walkFileTree(top, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, files);
        } catch (FileSystemLoopException loop) {
            throw Unusable.altogether(
                    files.shown(Path.of(loop.getFile())) + " leads back to a directory above it",
                    "remove the link, or " + NAME_THEM);
        } catch (AccessDeniedException denied) {
            throw Unusable.altogether(
                    files.shown(Path.of(denied.getFile())) + " cannot be read: permission denied",
                    "let this user read it, or " + NAME_THEM);
        } catch (FileSystemException refused) {
            throw Unusable.altogether(files.shown(Path.of(refused.getFile())) + " cannot be read", NAME_THEM);
        } catch (IOException broken) {
            throw Unusable.altogether("cannot be read: the disk answered with an error", "look after the disk");
        }
        return files.found.stream().sorted().toList();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        return isHidden(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        var name = file.getFileName().toString();
        if (!isHidden(file) && ENDINGS.stream().anyMatch(name::endsWith)) {
            found.add(file);
        }
        if (found.size() > MOST) {
            throw Unusable.altogether("holds more than " + MOST + " documents", NAME_THEM);
        }
        return FileVisitResult.CONTINUE;
    }

    private boolean isHidden(Path path) {
        return !path.equals(top) && path.getFileName().toString().startsWith(".");
    }

    private String shown(Path path) {
        return Words.document(path.startsWith(top) ? top.relativize(path).toString() : path.toString());
    }
}
