package dev.relay.mcp.analysis.briefing;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What repositories say about how to work in them, told as a quotation. */
public final class Conventions {
  private static final List<String> FILES =
      List.of("AGENTS.md", "CLAUDE.md", "CONTRIBUTING.md", ".editorconfig");

  /** Letters of one file, and of all. */
  private static final int ONE = 4_000;

  private static final int ALL = 12_000;

  private static final int LARGEST = 200_000;

  private final Git git;
  private final Mirrors mirrors;

  public Conventions(Git git, Mirrors mirrors) {
    this.git = git;
    this.mirrors = mirrors;
  }

  /** The first ones in full; the same text is told once, whichever repositories have it. */
  String of(List<Repository> repositories, Map<RepositoryId, Sha> bases) {
    var text = new StringBuilder();
    var told = new HashSet<String>();
    for (var file : FILES) {
      for (var repository : repositories) {
        var content = read(repository, bases.get(repository.id()), file).filter(told::add);
        content
            .filter(each -> text.length() + each.length() < ALL)
            .ifPresent(each -> quote(text, repository, file, each));
      }
    }
    return text.toString();
  }

  private static void quote(
      StringBuilder text, Repository repository, String file, String content) {
    text.append(repository.id()).append('/').append(file).append(" says:\n");
    content.lines().forEach(line -> text.append("> ").append(line).append('\n'));
  }

  private Optional<String> read(Repository repository, @Nullable Sha base, String file) {
    if (base == null) {
      return Optional.empty();
    }
    var mirror = mirrors.gitDir(repository);
    try {
      return git.reader()
          .size(mirror, base, file)
          .filter(size -> size < LARGEST)
          .flatMap(_ -> git.reader().read(mirror, base, file))
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8).replace("\0", "").strip())
          .filter(content -> !content.isEmpty())
          .map(content -> content.length() > ONE ? content.substring(0, ONE) + "…" : content);
    } catch (GitFailure e) {
      return Optional.empty(); // A briefing without it is still one.
    }
  }
}
