package dev.relay.mcp.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "list", description = "List repositories.")
final class RepoList extends RelayCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "REPOSITORY",
      description = "Names, group:NAME or tag:NAME; all without any.")
  List<String> select = List.of();

  @Mixin final WorkspaceOption workspace = new WorkspaceOption();

  RepoList(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    var all = Address.of("/api/workspaces/%s/repositories", workspace.in(session()));
    return show(api().get(all.with("select", select)));
  }

  @Override
  int show(JsonNode repositories) {
    if (repositories.isEmpty()) {
      terminal().note("There is no repository yet: ./relay repo add ADDRESS adds one.");
      return DONE;
    }
    var table = new Table("REPOSITORY", "BRANCH", "COMMIT", "STRATEGY", "LABELS", "ADDRESS");
    for (var each : repositories) {
      table.row(
          Json.text(each, "name"),
          Json.text(each, "branch"),
          Json.commit(each, "head"),
          Json.text(each, "syncStrategy"),
          labels(each),
          Json.text(each, "url"));
    }
    table.print(terminal());
    return DONE;
  }

  private static String labels(JsonNode repository) {
    var labels = new java.util.ArrayList<String>();
    Json.texts(repository, "groups").forEach(group -> labels.add("group:" + group));
    Json.texts(repository, "tags").forEach(tag -> labels.add("tag:" + tag));
    return String.join(" ", labels);
  }
}
