package dev.relay.repo.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which files of a work tree are ignored, as far as they lie in the repository. Only
 * what is certain is told: rules that programs read differently decide nothing.
 */
final class Ignoring {
  private static final int MAX_BYTES = 1 << 18;

  /** Plain names with stars and question marks: no classes and no escapes. */
  private static final Pattern CLEAR =
      Pattern.compile("!?/?(?:[\\w.+=@,~%*?# -]+/)*[\\w.+=@,~%*?# -]+/?");

  /** Parts that mean more than a name, and stars that programs count differently. */
  private static final Pattern UNCLEAR =
      Pattern.compile(
          "(?:^!?|/)(?:\\.{1,2}|[^/]*\\*\\*[^/]+|[^/]+\\*\\*[^/]*)(?:/|$)|^!?/?\\*\\*/?$");

  /** Of files outside: what no rule within ignores is not ignored, as far as is known here. */
  static final Ignoring NOTHING = new Ignoring(null, "", null);

  private final @Nullable Ignoring above;
  private final String folder;
  private final @Nullable IgnoreNode rules;

  private Ignoring(@Nullable Ignoring above, String folder, @Nullable IgnoreNode rules) {
    this.above = above;
    this.folder = folder;
    this.rules = rules;
  }

  /**
   * With those of a file, which go before.
   *
   * @param folder for which they are, with a slash at its end; empty for the root
   * @param isIgnoringCase when names that differ in case only are the same
   */
  Ignoring with(Path file, String folder, boolean isIgnoringCase) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return this;
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_BYTES) {
      return new Ignoring(this, folder, null);
    }
    var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    return new Ignoring(this, folder, parse(text, isIgnoringCase).orElse(null));
  }

  /** Empty where it says something that is not clear. */
  private static Optional<IgnoreNode> parse(String text, boolean isIgnoringCase)
      throws IOException {
    var lines = text.replace("\r\n", "\n").split("\n", -1);
    for (var line : lines) {
      var isRule = !line.isEmpty() && !line.startsWith("#");
      if (isRule && (!isClear(line) || (isIgnoringCase && line.startsWith("!")))) {
        return Optional.empty();
      }
    }
    var node = new IgnoreNode();
    node.parse(
        new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.US_ASCII)));
    return Optional.of(node);
  }

  private static boolean isClear(String line) {
    return line.strip().equals(line)
        && CLEAR.matcher(line).matches()
        && !UNCLEAR.matcher(line).find();
  }

  /**
   * @param path from the root, ASCII; the folders above it are none that are ignored
   */
  boolean isSurelyIgnored(String path, boolean isFolder) {
    for (var at = this; at != null && at.above != null; at = at.above) {
      if (at.rules == null) {
        return false;
      }
      var verdict = at.rules.checkIgnored(path.substring(at.folder.length()), isFolder);
      if (verdict != null) {
        return verdict;
      }
    }
    return false;
  }
}
