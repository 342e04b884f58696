package dev.relay.repo.workspace;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a workspace file: block style, one repository per paragraph, defaults left out. */
final class WorkspaceText {
  private final StringBuilder text = new StringBuilder();
  private final Map<RepositoryId, Integer> dependencies = new HashMap<>();
  private final Map<RepositoryId, Integer> graph = new HashMap<>();
  private int lines;

  private WorkspaceText() {}

  static String of(Workspace workspace) {
    return written(workspace).text.toString();
  }

  static Declarations declarations(Workspace workspace) {
    var file = written(workspace);
    return new Declarations(file.dependencies, file.graph);
  }

  private static WorkspaceText written(Workspace workspace) {
    var file = new WorkspaceText();
    file.line("name: " + quoted(workspace.name()));
    file.line("repositories:" + (workspace.repositories().isEmpty() ? " []" : ""));
    workspace.repositories().forEach(file::repository);
    if (!workspace.declared().isEmpty()) {
      file.line("dependency_graph:");
      workspace.declared().keySet().stream()
          .sorted()
          .forEach(id -> {
            file.line("  " + quoted(id.name()) + ": " + ids(workspace, id));
            file.graph.put(id, file.lines);
          });
    }
    if (!workspace.rules().isEmpty()) {
      file.line("sync_rules:");
      workspace.rules().forEach(file::rule);
    }
    if (!workspace.workflows().isEmpty()) {
      file.line("workflows:");
      workspace.workflows().forEach(file::workflow);
    }
    if (!workspace.ignored().isEmpty()) {
      file.line("ignored_findings:");
      workspace.ignored().forEach(file::ignored);
    }
    return file;
  }

  private void repository(Repository repository) {
    line("  - name: " + quoted(repository.id().name()));
    line("    url: " + quoted(repository.url().value()));
    line("    branch: " + quoted(repository.branch()));
    if (repository.verify() != null) {
      line("    verify: " + quoted(repository.verify()));
    }
    if (!repository.dependencies().isEmpty()) {
      line("    dependencies: " + ids(repository.dependencies()));
      dependencies.put(repository.id(), lines);
    }
    line("    sync_strategy: " + lower(repository.syncStrategy()));
    repository.pin().ifPresent(pin -> line("    pin: " + quoted(pin)));
    repository.syncMethod().ifPresent(method -> line("    sync_method: " + lower(method)));
    line("    auto_sync: " + repository.autoSync());
    repository.checkout().ifPresent(path -> line("    path: " + quoted(path.toString())));
    labels("groups", repository.labels().groups());
    labels("tags", repository.labels().tags());
  }

  private void labels(String key, List<String> labels) {
    if (!labels.isEmpty()) {
      line("    " + key + ": " + labels.stream().map(WorkspaceText::quoted).toList());
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void rule(SyncRule rule) {
    line("  - trigger: " + quoted(rule.trigger()));
    line("    action: " + quoted(rule.action()));
    line("    notify: " + ids(rule.informed()));
  }

  private void workflow(WorkflowRule rule) {
    line("  - on: " + quoted(rule.on()));
    line("    run: " + quoted(rule.run()));
    if (!rule.request().isEmpty()) {
      line("    request: " + quoted(rule.request()));
    }
    if (!rule.repositories().isEmpty()) {
      line("    repositories: " + ids(rule.repositories()));
    }
  }

  private void ignored(IgnoredFinding ignored) {
    line("  - rule: " + quoted(ignored.rule()));
    ignored.repository().ifPresent(id -> line("    repository: " + quoted(id.name())));
    ignored.path().ifPresent(path -> line("    path: " + quoted(path)));
    line("    reason: " + quoted(ignored.reason()));
  }

  private void line(String line) {
    text.append(line).append('\n');
    lines++;
  }

  private static String ids(Workspace workspace, RepositoryId id) {
    return ids(workspace.declared().getOrDefault(id, List.of()));
  }

  private static String ids(List<RepositoryId> ids) {
    return ids.stream().map(id -> quoted(id.name())).toList().toString();
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        default -> quoted.append(isPlain(text, i) ? c : String.format("\\u%04x", (int) c));
      }
    }
    return quoted.append('"').toString();
  }

  /** False for what YAML forbids or takes for the end of a line. */
  private static boolean isPlain(String text, int at) {
    char c = text.charAt(at);
    if (Character.isSurrogate(c)) {
      var first = Character.isLowSurrogate(c) ? at - 1 : at;
      return first >= 0 && Character.charCount(text.codePointAt(first)) == 2;
    }
    return c >= ' ' && !(c >= 0x7f && c <= 0xa0) && c != 0x2028 && c != 0x2029 && c < 0xfeff;
  }
}
