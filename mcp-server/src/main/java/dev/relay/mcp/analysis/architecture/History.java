package dev.relay.mcp.analysis.architecture;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often files were changed lately, and by whom. */
final class History {
  /** So many commits back. */
  static final int COMMITS = 1000;

  private final Git git;
  private final Mirrors mirrors;
  private final Map<Path, Past> known = new ConcurrentHashMap<>();

  History(Git git, Mirrors mirrors) {
    this.git = git;
    this.mirrors = mirrors;
  }

  /**
   * @param changes commits by path
   * @param authors commits of each, by top folder; the empty one is the whole repository
   */
  record Past(Sha head, Map<String, Integer> changes, Map<String, Map<String, Integer>> authors) {}

  /** The last commits of the head, without merges. Throws a git failure. */
  Past of(Repository repository, Sha head) {
    var mirror = mirrors.gitDir(repository);
    var last = known.get(mirror);
    if (last != null && last.head().equals(head)) {
      return last;
    }
    var call =
        GitCall.in(
            mirror,
            "log",
            "--no-merges",
            "--no-renames",
            "--name-only",
            "--format=%x01%aN",
            "-n",
            String.valueOf(COMMITS),
            "--end-of-options",
            head.hex(),
            "--");
    var past = read(head, git.run(call).text());
    known.put(mirror, past);
    return past;
  }

  private static Past read(Sha head, String log) {
    var changes = new HashMap<String, Integer>();
    var authors = new HashMap<String, Map<String, Integer>>();
    for (var commit : log.split("\u0001")) {
      var lines = commit.lines().filter(line -> !line.isBlank()).toList();
      if (!lines.isEmpty()) {
        var paths = lines.subList(1, lines.size());
        paths.forEach(path -> changes.merge(path, 1, Integer::sum));
        folders(paths)
            .forEach(folder ->
                authors
                    .computeIfAbsent(folder, _ -> new HashMap<>())
                    .merge(lines.getFirst(), 1, Integer::sum));
      }
    }
    return new Past(head, changes, authors);
  }

  private static List<String> folders(List<String> paths) {
    var folders = new ArrayList<>(List.of(""));
    paths.stream()
        .filter(path -> path.contains("/"))
        .map(path -> path.substring(0, path.indexOf('/')))
        .distinct()
        .forEach(folders::add);
    return folders;
  }
}
