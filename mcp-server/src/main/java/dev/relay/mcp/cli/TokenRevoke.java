package dev.relay.mcp.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "revoke", description = "End a token; whoever uses it is signed out at once.")
final class TokenRevoke extends RelayCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
  String name = "";

  TokenRevoke(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    api().asPerson("DELETE", Address.of("/api/tokens/%s", name), null);
    return show(new Answer(Answer.write(Map.of("revoked", name))));
  }

  @Override
  int show(JsonNode answer) {
    terminal().line("revoked " + Json.text(answer, "revoked"));
    return DONE;
  }
}
