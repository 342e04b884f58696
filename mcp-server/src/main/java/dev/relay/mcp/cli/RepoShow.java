package dev.relay.mcp.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "show", description = "Show everything about a repository.")
final class RepoShow extends RelayCommand {
  @Parameters(arity = "1", paramLabel = "REPOSITORY", description = "Its name.")
  String name = "";

  @Mixin final WorkspaceOption workspace = new WorkspaceOption();

  RepoShow(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    var all = Address.of("/api/workspaces/%s/repositories", workspace.in(session()));
    var found = api().get(all.with("select", name)).json().path(0);
    return show(new Answer(Answer.write(found)));
  }

  @Override
  int show(JsonNode repository) {
    row("name", Json.text(repository, "name"));
    row("address", Json.text(repository, "url"));
    row("branch", Json.text(repository, "branch"));
    row("commit", Json.text(repository, "head"));
    row("tested by", Json.text(repository, "verify"));
    row("depends on", Json.joined(repository, "dependencies"));
    row("strategy", Json.text(repository, "syncStrategy"));
    row("method", Json.text(repository, "syncMethod"));
    row("pin", Json.text(repository, "pin"));
    row("auto sync", repository.path("autoSync").asBoolean() ? "yes" : "no");
    row("checkout", Json.text(repository, "path"));
    row("groups", Json.joined(repository, "groups"));
    row("tags", Json.joined(repository, "tags"));
    return DONE;
  }

  private void row(String what, String value) {
    if (!value.isEmpty()) {
      var name = terminal().styled(Style.FAINT, "%-11s".formatted(what));
      terminal().line(name + Terminal.safe(value));
    }
  }
}
