package dev.relay.mcp.analysis.impact.contract;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TreeFile;
import dev.relay.repo.graph.UnreadableManifest;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.yaml.Utf8;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The contracts of repositories, each read once per head and kept while it stays there. */
public final class Contracts {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_FILES = 500;
  private static final Pattern NOT_OURS =
      Pattern.compile(
          "(^|/)(node_modules|target|build|dist|vendor|testdata|\\.github)/"
              + "|(^|/)(package(-lock)?|tsconfig[^/]*|composer|pnpm-lock)\\.(json|ya?ml)$");

  private final Git git;
  private final Mirrors mirrors;
  private final List<ContractReader> readers =
      List.of(new OpenApiReader(), new ProtoReader(), new SqlReader());
  private final Map<Path, Promised> known = new ConcurrentHashMap<>();

  public Contracts(Git git, Mirrors mirrors) {
    this.git = git;
    this.mirrors = mirrors;
  }

  /**
   * What a repository promised at a commit.
   *
   * @param paths of all its files
   * @param notes sentences about what could not be read
   */
  public record Promised(
      RepositoryId repository,
      Sha commit,
      List<Contract> contracts,
      List<String> paths,
      List<String> notes) {
    public Promised {
      contracts = List.copyOf(contracts);
      paths = List.copyOf(paths);
      notes = List.copyOf(notes);
    }
  }

  /** At their heads, as far as they were fetched; the others are left out. */
  public List<Promised> of(List<Repository> repositories) {
    var all = new ArrayList<Promised>();
    for (var repository : repositories) {
      mirrors.head(repository).ifPresent(head -> all.add(current(repository, head)));
    }
    return all;
  }

  private Promised current(Repository repository, Sha head) {
    var mirror = mirrors.gitDir(repository);
    var last = known.get(mirror);
    if (last != null && last.commit().equals(head) && last.repository().equals(repository.id())) {
      return last;
    }
    try {
      var fresh = at(repository, head);
      known.put(mirror, fresh);
      return fresh;
    } catch (GitFailure e) {
      return new Promised(repository.id(), head, List.of(), List.of(), List.of(e.sentence()));
    }
  }

  /** At any commit that the mirror has. Throws {@link GitFailure}. */
  public Promised at(Repository repository, Sha commit) {
    var mirror = mirrors.gitDir(repository);
    var files = git.reader().files(mirror, commit);
    var notes = new ArrayList<String>();
    var wanted =
        files.stream()
            .filter(file -> isPlain(file) && !NOT_OURS.matcher(file.path()).find())
            .filter(file -> readers.stream().anyMatch(reader -> reader.reads(file.path())))
            .sorted(Comparator.comparingInt(file -> depth(file.path())))
            .toList();
    if (wanted.size() > MAX_FILES) {
      notes.add(
          "Of %d files of %s that could be contracts, the %d nearest to its root were read."
              .formatted(wanted.size(), repository.id(), MAX_FILES));
    }
    var some = wanted.stream().limit(MAX_FILES).toList();
    var contracts = new ArrayList<Contract>();
    var contents = contents(mirror, some);
    for (var file : some) {
      var bytes = contents.get(file.id());
      if (bytes != null) {
        read(repository, file.path(), bytes, notes).ifPresent(contracts::add);
      }
    }
    var paths = files.stream().map(TreeFile::path).toList();
    return new Promised(repository.id(), commit, contracts, paths, notes);
  }

  private Map<Sha, byte[]> contents(Path mirror, List<TreeFile> files) {
    var ids = files.stream().map(TreeFile::id).collect(Collectors.toSet());
    var contents = new HashMap<Sha, byte[]>();
    git.reader()
        .blobs(
            mirror,
            ids,
            MAX_BYTES,
            (id, bytes) -> {
              contents.put(id, bytes);
              return true;
            });
    return contents;
  }

  /** Files come from strangers: whatever a parser throws is a fault of the file, not of ours. */
  private Optional<Contract> read(
      Repository repository, String path, byte[] bytes, List<String> notes) {
    try {
      var text = Utf8.of(bytes);
      return readers.stream()
          .filter(reader -> reader.reads(path))
          .findFirst()
          .flatMap(reader -> reader.read(path, text));
    } catch (UnreadableManifest e) {
      if (path.matches("(?i).*(openapi|swagger).*")) {
        notes.add("%s of %s was passed over: %s".formatted(path, repository.id(), e.getMessage()));
      }
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError e) {
      notes.add("%s of %s was passed over: it cannot be read.".formatted(path, repository.id()));
      return Optional.empty();
    }
  }

  private static boolean isPlain(TreeFile file) {
    return file.mode() == TreeFile.Mode.FILE || file.mode() == TreeFile.Mode.EXECUTABLE;
  }

  private static int depth(String path) {
    return (int) path.chars().filter(c -> c == '/').count();
  }
}
