package dev.relay.repo.git;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The {@code .gitignore} files of a commit as one list for {@code info/exclude}, so that what the
 * project ignores stays ignored whatever happens to those files in the tree.
 */
final class BaseIgnores {
  private static final String NAME = ".gitignore";

  private final Contents contents;

  BaseIgnores(Contents contents) {
    this.contents = contents;
  }

  void write(Path gitDir, Sha base) {
    var patterns = new StringBuilder();
    for (var path : contents.named(gitDir, base, NAME)) {
      contents.read(gitDir, base, path).ifPresent(bytes -> append(patterns, folder(path), bytes));
    }
    BareRepositories.write(gitDir.resolve("info/exclude"), patterns.toString());
  }

  private static String folder(String path) {
    return path.substring(0, path.length() - NAME.length());
  }

  private static void append(StringBuilder patterns, String folder, byte[] bytes) {
    new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .flatMap(line -> rooted(folder, line).stream())
        .forEach(line -> patterns.append(line).append('\n'));
  }

  private static Optional<String> rooted(String folder, String line) {
    if (line.isBlank() || line.startsWith("#")) {
      return Optional.empty();
    }
    var not = line.startsWith("!") ? "!" : "";
    var pattern = line.substring(not.length());
    if (folder.isEmpty()) {
      return Optional.of(line);
    }
    var anchored = pattern.stripTrailing().replaceFirst("/$", "").contains("/");
    var below = pattern.startsWith("/") ? pattern.substring(1) : pattern;
    return Optional.of(not + "/" + escaped(folder) + (anchored ? "" : "**/") + below);
  }

  private static String escaped(String folder) {
    return folder.replaceAll("([*?\\[\\\\])", "\\\\$1");
  }
}
