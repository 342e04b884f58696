package dev.relay.mcp.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** How a sync, or the undoing of one, ended. */
final class SyncResults {
  private static final int MANY = 20;
  private static final Set<String> NOT_DONE =
      Set.of("conflicted", "skipped", "unreachable", "kept");

  private SyncResults() {}

  /** Returns the exit code: not all is well where something stayed behind. */
  static int show(Terminal terminal, JsonNode results) {
    var isLong = results.size() > MANY;
    var table = new Table("REPOSITORY", "RESULT", "COMMITS");
    for (var each : results) {
      if (!isLong || !result(each).equals("up_to_date")) {
        table.row(
            new Table.Cell(Style.PLAIN, Json.text(each, "repository")),
            new Table.Cell(style(result(each)), words(each)),
            new Table.Cell(Style.PLAIN, commits(each)));
      }
    }
    table.print(terminal);
    results.forEach(each -> reason(terminal, each));
    terminal.line(count(results));
    return code(results);
  }

  /** 0 when nothing stayed behind, and no test failed. */
  static int code(JsonNode results) {
    return results.valueStream().anyMatch(SyncResults::isAmiss)
        ? RelayCommand.NOT_ALL
        : RelayCommand.DONE;
  }

  private static boolean isAmiss(JsonNode outcome) {
    return NOT_DONE.contains(result(outcome)) || Json.text(outcome, "passed").equals("false");
  }

  /** True when there is something to put back. */
  static boolean hasMoved(JsonNode results) {
    return results
        .valueStream()
        .anyMatch(each -> style(result(each)) == Style.GOOD && !Json.text(each, "from").isEmpty());
  }

  private static String result(JsonNode outcome) {
    return Json.text(outcome, "result");
  }

  private static String words(JsonNode outcome) {
    var isNew = result(outcome).equals("fast_forwarded") && Json.text(outcome, "from").isEmpty();
    return isNew ? "cloned" : words(result(outcome));
  }

  static String words(String result) {
    return result.replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  private static String commits(JsonNode outcome) {
    var from = Json.commit(outcome, "from");
    var to = Json.commit(outcome, "to");
    return from.isEmpty() ? to : from + ".." + to;
  }

  private static void reason(Terminal terminal, JsonNode outcome) {
    var reason = Json.text(outcome, "reason");
    if (!reason.isEmpty()) {
      terminal.line(Terminal.safe(Json.text(outcome, "repository") + ": " + reason));
    }
    var paths = Json.texts(outcome, "conflicts");
    paths.forEach(path -> terminal.line(Terminal.safe("  both changed " + path)));
  }

  private static Style style(String result) {
    return switch (result) {
      case "conflicted", "unreachable" -> Style.BAD;
      case "skipped", "kept" -> Style.WARNING;
      case "up_to_date" -> Style.FAINT;
      default -> Style.GOOD;
    };
  }

  /** "3 repositories: 2 up to date, 1 merged." */
  private static String count(JsonNode results) {
    var counts = new LinkedHashMap<String, Integer>();
    results.forEach(each -> counts.merge(words(each), 1, Integer::sum));
    var parts =
        counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    var all = results.size() == 1 ? "1 repository" : results.size() + " repositories";
    return all + ": " + parts + ".";
  }
}
