package dev.relay.mcp.cli;

import tools.jackson.databind.JsonNode;

/** How a change to repositories is told. */
final class RepoEdits {
  private RepoEdits() {}

  /**
   * @param done "added", "removed", …
   */
  static int show(Terminal terminal, JsonNode answer, String done) {
    var names = Json.texts(answer, "repositories");
    names.forEach(name -> terminal.line(Terminal.safe(done + " " + name)));
    if (names.isEmpty()) {
      terminal.note("Nothing was " + done + ".");
    }
    Json.texts(answer, "notes").forEach(terminal::note);
    return RelayCommand.DONE;
  }
}
