package dev.relay.mcp.resource;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.analysis.Heads;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.RefName;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.UnknownName;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can stand where a workspace, repository, path, ref or task is wanted, from what is typed.
 */
public final class Completions {
  private static final int TASKS = 200;
  private static final String NO_PATH = ".*(^|/)\\.\\.?(/|$).*|/.*|.*[\\\\\\p{Cntrl}].*";

  private final Workspaces workspaces;
  private final Tasks tasks;
  private final Heads heads;
  private final Git git;

  public Completions(Workspaces workspaces, Tasks tasks, Heads heads, Git git) {
    this.workspaces = workspaces;
    this.tasks = tasks;
    this.heads = heads;
    this.git = git;
  }

  /**
   * Everything that fits, the likeliest first; nothing for what is no name of these.
   *
   * @param typed what is there of it
   * @param others what else is known already, by name
   */
  public List<String> of(Caller caller, String name, String typed, Map<String, String> others) {
    Policy.require(caller, Effect.READ);
    try {
      return switch (name) {
        case Variables.WORKSPACE ->
            fitting(workspaces.all().stream().map(Workspace::name), typed).toList();
        case Variables.REPOSITORY ->
            fitting(
                    workspace(others).stream()
                        .flatMap(w -> w.repositories().stream())
                        .map(each -> each.id().name()),
                    typed)
                .toList();
        case Variables.PATH -> repository(others).map(each -> paths(each, typed)).orElse(List.of());
        case Variables.REF -> repository(others).map(each -> refs(each, typed)).orElse(List.of());
        case Variables.TASK -> tasks(caller, typed);
        default -> List.of();
      };
    } catch (UnknownName | GitFailure e) { // of what was typed before; the reading will tell
      return List.of();
    }
  }

  private static Stream<String> fitting(Stream<String> all, String typed) {
    var wanted = typed.toLowerCase(Locale.ROOT);
    return all.filter(each -> each.toLowerCase(Locale.ROOT).startsWith(wanted));
  }

  private Optional<Workspace> workspace(Map<String, String> others) {
    var name = Variables.of(others, Variables.WORKSPACE);
    var all = name.isBlank() ? workspaces.all() : List.of(workspaces.get(name));
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  private Optional<Repository> repository(Map<String, String> others) {
    return workspace(others).flatMap(w -> w.find(Variables.of(others, Variables.REPOSITORY)));
  }

  private List<String> refs(Repository repository, String typed) {
    var reader = git.reader();
    var gitDir = heads.gitDir(repository);
    var names =
        Stream.of("refs/heads", "refs/tags")
            .flatMap(prefix ->
                reader.refs(gitDir, prefix).keySet().stream()
                    .map(ref -> ref.substring(prefix.length() + 1)));
    return fitting(Stream.concat(Stream.of(repository.branch()), names), typed).distinct().toList();
  }

  /** A folder at a time, as shells do it. */
  private List<String> paths(Repository repository, String typed) {
    var folder = typed.substring(0, typed.lastIndexOf('/') + 1);
    if (typed.matches(NO_PATH)) {
      return List.of();
    }
    var gitDir = heads.gitDir(repository);
    var head = git.reader().commit(gitDir, RefName.branch(repository.branch()));
    if (head.isEmpty()) {
      return List.of(); // not fetched yet, and nobody types that slowly
    }
    var call = GitCall.in(gitDir, "ls-tree", "-z", head.get().hex() + ":" + folder);
    var entries = git.run(call.accept(0, 128)).text();
    return fitting(
            Stream.of(entries.split("\0"))
                .filter(entry -> entry.contains("\t"))
                .map(entry -> folder + named(entry)),
            typed)
        .toList();
  }

  private static String named(String entry) {
    var name = entry.substring(entry.indexOf('\t') + 1);
    return entry.startsWith("040000") ? name + "/" : name;
  }

  private List<String> tasks(Caller caller, String typed) {
    var words = typed.toLowerCase(Locale.ROOT);
    return tasks.list(caller, false, TASKS).stream()
        .filter(task ->
            task.id().value().startsWith(words)
                || task.description().toLowerCase(Locale.ROOT).contains(words))
        .map((Task task) -> task.id().value())
        .toList();
  }
}
