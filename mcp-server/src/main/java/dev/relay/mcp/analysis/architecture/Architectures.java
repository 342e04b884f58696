package dev.relay.mcp.analysis.architecture;

import dev.relay.mcp.analysis.architecture.Architecture.HotFile;
import dev.relay.mcp.analysis.architecture.Architecture.Ownership;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.Sha;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes {@link Architecture}s of repositories as they were fetched last. */
public final class Architectures {
  private static final int HOT = 200;
  private static final int FOLDERS = 12;
  private static final int AUTHORS = 3;

  private final Git git;
  private final Mirrors mirrors;
  private final DependencyGraphs graphs;
  private final Sources sources;
  private final History history;

  public Architectures(Git git, Mirrors mirrors, DependencyGraphs graphs, Sources sources) {
    this.git = git;
    this.mirrors = mirrors;
    this.graphs = graphs;
    this.sources = sources;
    this.history = new History(git, mirrors);
  }

  public Architecture of(Workspace workspace, List<Repository> repositories) {
    var read = sources.of(repositories);
    var graph = new CodeGraph(read.files(), graphs.of(workspace));
    var survey = new Survey(new ArrayList<>(read.notes()));
    repositories.forEach(survey::look);
    var modules = new Modules(graph, survey.folders);
    var all = modules.all();
    var links = modules.links();
    return new Architecture(
        all, links, hot(graph, survey), survey.owners, Mermaid.of(all, links), survey.notes);
  }

  private static List<HotFile> hot(CodeGraph graph, Survey survey) {
    var hot = new ArrayList<HotFile>();
    for (int i = 0; i < graph.files().size(); i++) {
      var file = graph.files().get(i);
      var repository = file.repository().name();
      var changes = survey.changes.getOrDefault(repository, Map.of()).getOrDefault(file.path(), 0);
      if (changes > 0 && !TestFiles.isTest(file.path())) {
        var subjects = survey.tested.getOrDefault(repository, Set.of());
        var tested = subjects.contains(TestFiles.subject(file.path()));
        hot.add(
            new HotFile(repository, file.path(), changes, file.lines(), graph.fanIn(i), tested));
      }
    }
    hot.sort(
        Comparator.comparingDouble(HotFile::heat)
            .reversed()
            .thenComparing(HotFile::repository)
            .thenComparing(HotFile::path));
    return hot.stream().limit(HOT).toList();
  }

  /** What the trees and histories of repositories say. */
  private final class Survey {
    final Map<String, Set<String>> folders = new HashMap<>();
    final Map<String, Set<String>> tested = new HashMap<>();
    final Map<String, Map<String, Integer>> changes = new HashMap<>();
    final List<Ownership> owners = new ArrayList<>();
    final List<String> notes;

    Survey(List<String> notes) {
      this.notes = notes;
    }

    void look(Repository repository) {
      try {
        mirrors.head(repository).ifPresent(head -> look(repository, head));
      } catch (GitFailure e) {
        notes.add(e.sentence());
      }
    }

    private void look(Repository repository, Sha head) {
      var name = repository.id().name();
      var with = new HashSet<String>();
      var subjects = new HashSet<String>();
      for (var file : git.reader().files(mirrors.gitDir(repository), head)) {
        var path = file.path();
        if (Modules.isManifest(path) && path.contains("/")) {
          with.add(path.substring(0, path.lastIndexOf('/')));
        }
        if (TestFiles.isTest(path)) {
          subjects.add(TestFiles.subject(path));
        }
      }
      folders.put(name, with);
      tested.put(name, subjects);
      var past = history.of(repository, head);
      changes.put(name, past.changes());
      owners.addAll(ownership(repository, head, past));
    }
  }

  private List<Ownership> ownership(Repository repository, Sha head, History.Past past) {
    var declared = codeOwners(repository, head);
    var folders =
        past.authors().entrySet().stream()
            .sorted(Comparator.comparingInt(each -> -commits(each.getValue())))
            .map(Map.Entry::getKey)
            .limit(FOLDERS)
            .sorted()
            .toList();
    var name = repository.id().name();
    return folders.stream()
        .map(folder ->
            new Ownership(
                name,
                folder,
                declared.of(folder.isEmpty() ? "any" : folder + "/any"),
                authors(past.authors().getOrDefault(folder, Map.of()))))
        .collect(Collectors.toList());
  }

  private CodeOwners codeOwners(Repository repository, Sha head) {
    var mirror = mirrors.gitDir(repository);
    for (var place : CodeOwners.PLACES) {
      var size = git.reader().size(mirror, head, place);
      if (size.isPresent() && size.get() < Sources.MAX_BYTES) {
        return git.reader()
            .read(mirror, head, place)
            .map(bytes -> new CodeOwners(new String(bytes, StandardCharsets.UTF_8)))
            .orElseGet(() -> new CodeOwners(""));
      }
    }
    return new CodeOwners("");
  }

  private static int commits(Map<String, Integer> authors) {
    return authors.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static List<String> authors(Map<String, Integer> commits) {
    var all = Math.max(1, commits(commits));
    return commits.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(AUTHORS)
        .map(each ->
            "%s (%d %%)".formatted(each.getKey(), Math.round(100.0 * each.getValue() / all)))
        .toList();
  }
}
