package dev.relay.repo.workspace;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** The YAML form of a workspace. Keys may be in snake_case or camelCase, in block or flow style. */
public final class WorkspaceFile {
  private static final List<String> KEYS =
      List.of(
          "name",
          "repositories",
          "dependency_graph",
          "sync_rules",
          "workflows",
          "ignored_findings");
  private static final List<String> IGNORED_KEYS = List.of("rule", "repository", "path", "reason");
  private static final List<String> RULE_KEYS = List.of("trigger", "action", "notify");

  private static final List<String> WORKFLOW_KEYS = List.of("on", "run", "request", "repositories");

  private WorkspaceFile() {}

  /** Throws {@link WorkspaceFileException} with the place and what to change. */
  public static Workspace parse(String yaml) {
    var root = compose(yaml);
    var workspace = read(root);
    if (workspace.repositories().isEmpty()) {
      throw YamlFields.at(
          YamlFields.of(root, "the workspace", KEYS).get("repositories"),
          "There is no repository in the list; add at least one.");
    }
    return workspace;
  }

  /** What {@link #write} wrote; the last repository of a workspace may have been removed. */
  static Workspace parseWritten(String yaml) {
    return read(compose(yaml));
  }

  private static Workspace read(Node root) {
    var file = YamlFields.of(root, "the workspace", KEYS);
    var name = YamlFields.value(file.get("name"), "'name'", WorkspaceFile::name);
    var repositories =
        YamlFields.list(file.get("repositories"), "'repositories'", RepositoryFields::read);
    refuseDuplicates(file.get("repositories"), repositories);
    return new Workspace(
        name,
        repositories,
        file.find("dependency_graph").map(WorkspaceFile::graph).orElse(Map.of()),
        file.list("sync_rules", WorkspaceFile::rule),
        file.list("workflows", WorkspaceFile::workflow),
        file.list("ignored_findings", WorkspaceFile::ignored));
  }

  /** A file that {@link #parse} reads back to an equal workspace. */
  public static String write(Workspace workspace) {
    return WorkspaceText.of(workspace);
  }

  /** Where that file declares who depends on whom. */
  public static Declarations declarations(Workspace workspace) {
    return WorkspaceText.declarations(workspace);
  }

  private static Node compose(String yaml) {
    var options = new LoaderOptions();
    options.setCodePointLimit(1 << 20);
    try {
      return Optional.ofNullable(new Yaml(options).compose(new StringReader(yaml)))
          .orElseThrow(
              () -> new WorkspaceFileException(1, 1, "The file is empty; start with 'name:'."));
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      throw new WorkspaceFileException(
          mark.getLine() + 1, mark.getColumn() + 1, "This is no YAML: " + e.getProblem() + ".");
    } catch (YAMLException e) {
      throw new WorkspaceFileException(
          1, 1, "This is no YAML that can be read; keep it below 1 MB.");
    }
  }

  private static String name(String name) {
    return new RepositoryId(name).name();
  }

  private static Map<RepositoryId, List<RepositoryId>> graph(Node node) {
    var graph = new LinkedHashMap<RepositoryId, List<RepositoryId>>();
    var fields = YamlFields.any(node, "'dependency_graph'", name -> name);
    for (var name : fields.names()) {
      var id = fields.key(name, RepositoryId::new);
      graph.put(id, fields.list(name, RepositoryFields::id));
    }
    return graph;
  }

  private static SyncRule rule(Node node) {
    var fields = YamlFields.of(node, "a sync rule", RULE_KEYS);
    return new SyncRule(
        YamlFields.text(fields.get("trigger"), "'trigger'"),
        YamlFields.text(fields.get("action"), "'action'"),
        fields.list("notify", RepositoryFields::id));
  }

  private static WorkflowRule workflow(Node node) {
    var fields = YamlFields.of(node, "a workflow", WORKFLOW_KEYS);
    return new WorkflowRule(
        YamlFields.value(fields.get("on"), "'on'", WorkflowRule::event),
        YamlFields.text(fields.get("run"), "'run'"),
        fields.text("request").orElse(""),
        fields.list("repositories", RepositoryFields::id));
  }

  private static IgnoredFinding ignored(Node node) {
    var fields = YamlFields.of(node, "an ignored finding", IGNORED_KEYS);
    return new IgnoredFinding(
        YamlFields.value(fields.get("rule"), "'rule'", IgnoredFinding::said),
        fields.find("repository").map(RepositoryFields::id),
        fields.text("path"),
        YamlFields.value(fields.get("reason"), "'reason'", IgnoredFinding::said));
  }

  private static void refuseDuplicates(Node node, List<Repository> repositories) {
    var names = new HashSet<RepositoryId>();
    var paths = new HashSet<Path>();
    var places = YamlFields.list(node, "'repositories'", place -> place);
    for (int i = 0; i < repositories.size(); i++) {
      var repository = repositories.get(i);
      if (!names.add(repository.id())) {
        throw YamlFields.at(
            places.get(i),
            "There are two repositories named '" + repository.id() + "'; rename one.");
      }
      if (!repository.checkout().map(paths::add).orElse(true)) {
        throw YamlFields.at(
            places.get(i),
            "'" + repository.id() + "' has the path of another repository; give it its own.");
      }
    }
  }
}
