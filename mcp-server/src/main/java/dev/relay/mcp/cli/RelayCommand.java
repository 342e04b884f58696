package dev.relay.mcp.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What every command has. Its answer is the exit code. */
abstract class RelayCommand implements Callable<Integer> {
  static final int DONE = 0;
  static final int NOT_ALL = 1;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(names = "--json", description = "Print what Relay answers, as JSON.")
  boolean json;

  private final Session session;

  RelayCommand(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  Api api() {
    return session.api();
  }

  Terminal terminal() {
    return session.terminal();
  }

  /** Shows the answer in its own way, or as JSON. */
  int show(Answer answer) {
    if (json) {
      terminal().line(answer.body().strip());
      return DONE;
    }
    return show(answer.json());
  }

  /** Returns the exit code. */
  abstract int show(JsonNode answer);
}
