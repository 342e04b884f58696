package dev.relay.mcp.analysis.impact;

import dev.relay.mcp.analysis.architecture.Declared;
import dev.relay.mcp.analysis.architecture.SourceOutline;
import dev.relay.mcp.analysis.architecture.TestFiles;
import dev.relay.mcp.analysis.impact.contract.ContractChange;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.PathChange;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What source files defined at one commit and no changed file does at another. */
public final class RemovedNames {
  private static final int FILES = 200;
  private static final int MAX_BYTES = 512 << 10;

  private final Git git;
  private final Mirrors mirrors;

  public RemovedNames(Git git, Mirrors mirrors) {
    this.git = git;
    this.mirrors = mirrors;
  }

  /** Each one a breaking change whose {@code within} is the name. Throws a git failure. */
  List<ContractChange> between(Repository repository, Sha before, Sha after) {
    var mirror = mirrors.gitDir(repository);
    var paths =
        git.reader().changed(mirror, before, after).stream()
            .map(PathChange::path)
            .filter(path -> !SourceOutline.family(path).isEmpty() && !TestFiles.isTest(path))
            .limit(FILES)
            .toList();
    var still = new HashSet<String>();
    paths.forEach(path -> outline(mirror, after, path).forEach(each -> still.add(each.name())));
    var removed = new ArrayList<ContractChange>();
    for (var path : paths) {
      for (var each : outline(mirror, before, path)) {
        if (still.add(each.name())) {
          var sentence = "The %s %s is gone from %s.".formatted(each.kind(), each.name(), path);
          removed.add(new ContractChange(path, each.name(), "", each.line(), true, sentence));
        }
      }
    }
    return List.copyOf(removed);
  }

  private List<Declared> outline(Path mirror, Sha commit, String path) {
    var size = git.reader().size(mirror, commit, path);
    return size.isEmpty() || size.get() > MAX_BYTES
        ? List.of()
        : git.reader()
            .read(mirror, commit, path)
            .map(bytes -> SourceOutline.of(path, new String(bytes, StandardCharsets.UTF_8)))
            .orElse(List.of());
  }
}
