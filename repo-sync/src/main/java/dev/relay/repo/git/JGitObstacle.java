package dev.relay.repo.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/** Looks at a git directory, without opening it, for what JGit reads wrongly or not at all. */
final class JGitObstacle {
  private static final int MAX_CONFIG = 1 << 18;
  private static final Set<String> HARMLESS =
      Set.of("noop", "preciousobjects", "relativeworktrees");

  private JGitObstacle() {}

  /** Why JGit is not to be used; empty when it can be. */
  static Optional<String> in(Path gitDir) {
    if (!isDirectory(gitDir) || !isDirectory(gitDir.resolve("objects"))) {
      return Optional.of("no plain git directory");
    }
    if (Files.exists(gitDir.resolve("commondir"), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of("a linked worktree");
    }
    if (Files.exists(gitDir.resolve("info/grafts"), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of("grafts");
    }
    try {
      var config = new Config();
      config.fromText(text(gitDir.resolve("config")));
      return in(config);
    } catch (IOException | ConfigInvalidException e) {
      return Optional.of("no readable configuration");
    }
  }

  private static Optional<String> in(Config config) {
    for (var extension : config.getNames("extensions")) {
      if (!HARMLESS.contains(extension.toLowerCase(Locale.ROOT))) {
        // objectFormat, refStorage, partialClone, worktreeConfig and what is still to be invented
        return Optional.of("extensions." + extension);
      }
    }
    for (var section : Set.of("include", "includeif", "filter", "credential")) {
      if (config.getSections().stream().anyMatch(section::equalsIgnoreCase)) {
        return Optional.of(section);
      }
    }
    for (var remote : config.getSubsections("remote")) {
      if (config.getBoolean("remote", remote, "promisor", false)) {
        return Optional.of("remote." + remote + ".promisor");
      }
    }
    return Optional.empty();
  }

  private static boolean isDirectory(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** A planted pipe or an endless file must not hold anybody up. */
  private static String text(Path config) throws IOException {
    if (!Files.isRegularFile(config, LinkOption.NOFOLLOW_LINKS)
        || Files.size(config) > MAX_CONFIG) {
      throw new IOException("not a configuration file");
    }
    try (InputStream in = Files.newInputStream(config, LinkOption.NOFOLLOW_LINKS)) {
      return new String(in.readNBytes(MAX_CONFIG), StandardCharsets.UTF_8);
    }
  }
}
