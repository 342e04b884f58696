package dev.relay.mcp.cli;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "create",
    description = "Make a token. It is shown this once; one of the same name works no longer.")
final class TokenCreate extends RelayCommand {
  @Parameters(index = "0", paramLabel = "NAME", description = "Whose it is, for the audit.")
  String name = "";

  @Option(
      names = "--scopes",
      split = ",",
      paramLabel = "SCOPE",
      description =
          "read (look at everything), run (start, steer and stop work), admin (add workspaces and"
              + " repositories); read,run without it.")
  List<String> scopes = List.of();

  @Option(
      names = "--expires",
      paramLabel = "WHILE",
      description = "After how long it ends, such as 12h, 90d or 2w; never without it.")
  @Nullable String expires;

  TokenCreate(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    var wanted = new LinkedHashMap<String, Object>();
    wanted.put("name", name);
    wanted.put("scopes", scopes);
    wanted.put("expires", expires == null ? "never" : expires);
    return show(api().asPerson("POST", new Address("/api/tokens"), Api.Body.json(wanted)));
  }

  @Override
  int show(JsonNode issued) {
    terminal().line(Json.text(issued, "token"));
    var until = Json.text(issued, "expiresAt");
    terminal()
        .note(
            "The token %s may %s%s; it is shown this once."
                .formatted(
                    Json.text(issued, "name"),
                    String.join(" and ", Json.texts(issued, "scopes")),
                    until.isEmpty() ? "" : " until " + until));
    return DONE;
  }
}
