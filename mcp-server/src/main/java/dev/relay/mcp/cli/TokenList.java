package dev.relay.mcp.cli;

import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(name = "list", description = "List the tokens there are, without what they open with.")
final class TokenList extends RelayCommand {
  TokenList(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    return show(api().asPerson("GET", new Address("/api/tokens"), null));
  }

  @Override
  int show(JsonNode tokens) {
    if (tokens.isEmpty()) {
      terminal().note("There is no token yet: ./relay token create NAME makes one.");
      return DONE;
    }
    var table = new Table("NAME", "SCOPES", "CREATED", "EXPIRES");
    for (var each : tokens) {
      var expires = Json.text(each, "expiresAt");
      table.row(
          Json.text(each, "name"),
          Json.joined(each, "scopes"),
          day(Json.text(each, "createdAt")),
          each.path("expired").asBoolean() ? "has expired" : expires.isEmpty() ? "never" : expires);
    }
    table.print(terminal());
    return DONE;
  }

  private static String day(String instant) {
    return instant.split("T", 2)[0];
  }
}
