package dev.relay.mcp.analysis.architecture;

import dev.relay.mcp.analysis.architecture.Architecture.Link;
import dev.relay.mcp.analysis.architecture.Architecture.Module;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Puts files into modules: the nearest folder above with a manifest. */
final class Modules {
  private static final Pattern MANIFEST =
      Pattern.compile(
          "(?:pom\\.xml|package\\.json|go\\.mod|Cargo\\.toml|pyproject\\.toml|setup\\.py"
              + "|build\\.gradle(?:\\.kts)?|composer\\.json|Gemfile|CMakeLists\\.txt|[^/]+\\.csproj)");
  private static final int DEFINES = 8;

  private final Map<String, Set<String>> folders;
  private final CodeGraph graph;
  private final List<String> moduleOf = new ArrayList<>();
  private final Map<String, List<Integer>> members = new LinkedHashMap<>();

  /**
   * @param folders with manifests, by repository
   */
  Modules(CodeGraph graph, Map<String, Set<String>> folders) {
    this.graph = graph;
    this.folders = folders;
    for (int i = 0; i < graph.files().size(); i++) {
      var name = name(graph.files().get(i));
      moduleOf.add(name);
      members.computeIfAbsent(name, _ -> new ArrayList<>()).add(i);
    }
  }

  static boolean isManifest(String path) {
    return MANIFEST.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
  }

  private String name(SourceFile file) {
    var with = folders.getOrDefault(file.repository().name(), Set.of());
    var folder = file.path();
    while (folder.contains("/")) {
      folder = folder.substring(0, folder.lastIndexOf('/'));
      if (with.contains(folder)) {
        return file.repository() + "/" + folder;
      }
    }
    return file.repository().name();
  }

  List<Module> all() {
    var modules = new ArrayList<Module>();
    members.forEach((name, indexes) -> modules.add(module(name, indexes)));
    return modules;
  }

  private Module module(String name, List<Integer> indexes) {
    var files = indexes.stream().map(graph.files()::get).toList();
    var repository = files.getFirst().repository().name();
    var lines = files.stream().mapToInt(SourceFile::lines).sum();
    var path = name.equals(repository) ? "" : name.substring(repository.length() + 1);
    var defines =
        indexes.stream()
            .filter(i -> !TestFiles.isTest(graph.files().get(i).path()))
            .sorted(Comparator.comparingInt((Integer i) -> graph.fanIn(i)).reversed())
            .flatMap(i -> graph.files().get(i).declared().stream().limit(1))
            .map(Declared::name)
            .distinct()
            .limit(DEFINES)
            .toList();
    return new Module(name, repository, path, language(files), files.size(), lines, defines);
  }

  private static String language(List<SourceFile> files) {
    var lines = new HashMap<String, Integer>();
    files.forEach(file -> lines.merge(ending(file.path()), file.lines(), Integer::sum));
    return lines.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  List<Link> links() {
    var links = new LinkedHashMap<List<String>, Link>();
    for (int i = 0; i < graph.files().size(); i++) {
      var from = moduleOf.get(i);
      for (var edge : graph.from(i)) {
        var to = moduleOf.get(edge.to());
        if (!to.equals(from)) {
          var one = new Link(from, to, edge.names(), edge.name());
          links.merge(List.of(from, to), one, Modules::sum);
        }
      }
    }
    return links.values().stream()
        .sorted(
            Comparator.comparingInt(Link::uses)
                .reversed()
                .thenComparing(Link::from)
                .thenComparing(Link::to))
        .toList();
  }

  private static Link sum(Link one, Link two) {
    return new Link(one.from(), one.to(), one.uses() + two.uses(), one.example());
  }
}
