package dev.relay.repo.adoption;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/**
 * What a git directory says about itself, read as plain text: no git runs, so nothing that its
 * configuration names is executed and not a byte of it changes.
 */
final class GitFolder {
  private static final int MAX_BYTES = 4 << 20;
  private static final Pattern SYMBOLIC = Pattern.compile("ref: refs/(.+)");

  private final Path folder;
  private final Config config;

  private GitFolder(Path folder, Config config) {
    this.folder = folder;
    this.config = config;
  }

  /** True for what git would take for a git directory. */
  static boolean isOne(Path folder) {
    return Files.isRegularFile(folder.resolve("HEAD"))
        && Files.isDirectory(folder.resolve("objects"))
        && Files.isDirectory(folder.resolve("refs"), LinkOption.NOFOLLOW_LINKS);
  }

  static GitFolder read(Path folder) throws IOException {
    var config = new Config();
    try {
      config.fromText(text(folder.resolve("config")));
    } catch (ConfigInvalidException e) {
      throw new IOException(e);
    }
    return new GitFolder(folder, config);
  }

  /** The remote it follows: {@code origin}, that of the branch in work, or the only one. */
  Optional<String> remote() {
    var remotes = config.getSubsections("remote");
    var ofBranch = Optional.ofNullable(config.getString("branch", branch().orElse(""), "remote"));
    return Stream.of(Optional.of("origin"), ofBranch, remotes.stream().sorted().findFirst())
        .flatMap(Optional::stream)
        .filter(remotes::contains)
        .filter(name -> address(name).isPresent())
        .findFirst();
  }

  Optional<String> address(String remote) {
    return Optional.ofNullable(config.getString("remote", remote, "url"));
  }

  /** The branch that is checked out. */
  Optional<String> branch() {
    return symbolic("HEAD", "heads/");
  }

  /** The default branch of a remote when it was cloned, or the usual one that it has. */
  Optional<String> defaultBranch(String remote) {
    var prefix = "remotes/" + remote + "/";
    return symbolic("refs/" + prefix + "HEAD", prefix)
        .or(() ->
            Stream.of("main", "master").filter(name -> has("refs/" + prefix + name)).findFirst());
  }

  private Optional<String> symbolic(String file, String prefix) {
    try {
      var match = SYMBOLIC.matcher(text(folder.resolve(file)).strip());
      return match.matches() && match.group(1).startsWith(prefix)
          ? Optional.of(match.group(1).substring(prefix.length()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean has(String ref) {
    try {
      return Files.isRegularFile(folder.resolve(ref))
          || text(folder.resolve("packed-refs")).lines().anyMatch(l -> l.endsWith(" " + ref));
    } catch (IOException e) {
      return false;
    }
  }

  private static String text(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    }
  }
}
