package dev.relay.mcp.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How a sync comes along: drawn in place on a terminal, elsewhere one line per repository that is
 * done, once it takes long. It goes to standard error, so that results can be taken alone.
 */
final class Progress {
  private static final int BAR = 20;
  private static final int MOST = 8;

  private static final long PATIENCE_NANOS = 3_000_000_000L;

  private final Terminal terminal;
  private final long silentUntil;
  private final Set<String> told = new HashSet<>();
  private int drawn;

  Progress(Terminal terminal) {
    this(terminal, PATIENCE_NANOS);
  }

  Progress(Terminal terminal, long silence) {
    this.terminal = terminal;
    this.silentUntil = System.nanoTime() + silence;
  }

  void show(JsonNode run) {
    if (terminal.err().isTerminal()) {
      draw(lines(run));
    } else if (System.nanoTime() - silentUntil >= 0) {
      tell(run.path("steps"));
    }
  }

  /** Takes what was drawn away again. */
  void end() {
    if (drawn > 0) {
      draw(List.of());
    }
  }

  private void tell(JsonNode steps) {
    for (var step : steps) {
      var name = Json.text(step, "repository");
      if (isDone(step) && told.add(name)) {
        terminal.note(name + ": " + SyncResults.words(Json.text(step, "result")));
      }
    }
  }

  private List<String> lines(JsonNode run) {
    var all = run.path("repositories").size();
    var steps = run.path("steps");
    var done = (int) steps.valueStream().filter(Progress::isDone).count();
    var lines = new ArrayList<String>();
    lines.add("%s %s %d of %d".formatted(title(run), bar(done, all), done, all));
    steps
        .valueStream()
        .filter(step -> !isDone(step) && !Json.text(step, "phase").equals("waiting"))
        .limit(MOST)
        .forEach(step -> lines.add(line(step)));
    if (done == all) {
      lines.add("  then its tests and sync rules");
    }
    return lines;
  }

  private static String title(JsonNode run) {
    return run.path("dryRun").asBoolean() ? "Looking" : "Syncing";
  }

  private static String bar(int done, int all) {
    var full = all == 0 ? BAR : BAR * done / all;
    return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
  }

  private String line(JsonNode step) {
    var note = Json.text(step, "note");
    return "  %-24s %s%s"
        .formatted(
            Json.text(step, "repository"),
            Json.text(step, "phase"),
            note.isEmpty() ? "" : ": " + note);
  }

  private static boolean isDone(JsonNode step) {
    return Json.text(step, "phase").equals("done");
  }

  private void draw(List<String> lines) {
    var text = new StringBuilder(drawn == 0 ? "" : "\u001b[" + drawn + "A");
    var width = terminal.err().width() - 1;
    for (var line : lines) {
      text.append("\r\u001b[2K").append(Table.cut(Terminal.safe(line), width)).append('\n');
    }
    terminal.err().stream().print(text.append("\r\u001b[J"));
    drawn = lines.size();
  }
}
