package dev.relay.repo.adoption;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A {@code .git} that is a file and names the place of the real one. */
enum Pointer {
  WORKTREE("is a linked worktree; its main checkout is what can be adopted."),
  SUBMODULE("is a submodule; the repository around it brings it along."),
  ELSEWHERE("keeps its git directory elsewhere; it was left out."),
  BROKEN("has a .git file that points nowhere; it was left out.");

  private static final int MAX_BYTES = 4096;

  private final String sentence;

  Pointer(String sentence) {
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }

  static Pointer of(Path file) {
    try (var in = Files.newInputStream(file)) {
      var text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8).strip();
      if (!text.startsWith("gitdir:")) {
        return BROKEN;
      }
      var target = file.resolveSibling(text.substring("gitdir:".length()).strip()).normalize();
      return kind(target);
    } catch (IOException | InvalidPathException e) {
      return BROKEN;
    }
  }

  private static Pointer kind(Path target) {
    if (!Files.isRegularFile(target.resolve("HEAD"))) {
      return BROKEN;
    }
    if (Files.isRegularFile(target.resolve("commondir"))) {
      return WORKTREE;
    }
    return target.toString().contains("/.git/modules/") ? SUBMODULE : ELSEWHERE;
  }
}
