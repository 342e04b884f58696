package dev.relay.mcp.cli;

import tools.jackson.databind.JsonNode;

/** The files that differ in one repository, with numbers of lines. */
record DiffStat(Terminal terminal) {
  void title(JsonNode repository) {
    var files = repository.path("files");
    var count = files.size() == 1 ? "1 file" : files.size() + " files";
    var name = terminal.styled(Style.BOLD, Json.text(repository, "repository"));
    terminal.line(name + ": " + count + ", " + lines(sum(files, "added"), sum(files, "removed")));
  }

  void files(JsonNode repository) {
    for (var file : repository.path("files")) {
      terminal.line(
          Terminal.safe(
              "  %-9s %s  %s".formatted(kind(file), name(file), numbers(file)).stripTrailing()));
    }
  }

  private static int sum(JsonNode files, String field) {
    return files.valueStream().mapToInt(file -> file.path(field).asInt()).sum();
  }

  private static String lines(int added, int removed) {
    return "+" + added + " -" + removed;
  }

  private static String numbers(JsonNode file) {
    if (kind(file).equals("untracked")) {
      return "";
    }
    return file.path("binary").asBoolean()
        ? "binary"
        : lines(file.path("added").asInt(), file.path("removed").asInt());
  }

  private static String kind(JsonNode file) {
    return Json.text(file, "kind");
  }

  private static String name(JsonNode file) {
    var old = Json.text(file, "oldPath");
    return (old.isEmpty() ? "" : old + " -> ") + Json.text(file, "path");
  }
}
