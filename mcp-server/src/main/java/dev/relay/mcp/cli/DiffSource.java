package dev.relay.mcp.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where differences are asked for.
 *
 * @param files with the list of what differs
 * @param before what stands before a repository's name where its patch is, {@code after} after it
 * @param isTask a task tells all its repositories at once
 */
record DiffSource(Address files, String before, String after, boolean isTask) {

  /** The newest one is {@code last}. */
  static DiffSource ofTask(Api api, String id) {
    var task = id.equals("last") ? newest(api) : id;
    var changes = Address.of("/api/tasks/%s/changes", task);
    return new DiffSource(changes, changes.path() + "/", "", true);
  }

  private static String newest(Api api) {
    var tasks = api.get(new Address("/api/tasks").with("limit", 1)).json();
    if (tasks.isEmpty()) {
      throw new Failure("There is no task yet.");
    }
    return Json.text(tasks.path(0), "id");
  }

  /** Without both ends what is not committed. */
  static DiffSource ofWorkspace(String workspace, @Nullable String from, @Nullable String to) {
    var base = Address.of("/api/workspaces/%s", workspace).path();
    var query = new Address("").with("from", from).with("to", to).path();
    return new DiffSource(
        new Address(base + "/diff" + query), base + "/repositories/", "/diff" + query, false);
  }

  JsonNode changes(Api api, List<String> names) {
    if (!isTask) {
      return api.get(files.with("select", names)).json();
    }
    var all = api.get(files).json();
    var repositories =
        all.path("repositories")
            .valueStream()
            .filter(each -> names.isEmpty() || names.contains(Json.text(each, "repository")))
            .toList();
    return new Answer(Answer.write(Map.of("repositories", repositories))).json();
  }

  String patch(Api api, String repository, @Nullable String path) {
    var one = new Address(before + Address.of("%s", repository).path() + after);
    return api.get(one.with("path", path)).body();
  }
}
