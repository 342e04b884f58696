package dev.relay.mcp.cli;

/** A patch as git prints it, in colours where they are shown. */
record Patch(Terminal terminal) {
  void show(String patch) {
    if (terminal.out().isTerminal()) {
      patch
          .lines()
          .forEach(line -> terminal.line(terminal.styled(style(line), Terminal.safe(line))));
    } else {
      terminal.out().stream().print(patch);
    }
  }

  private static Style style(String line) {
    if (line.startsWith("diff --git ") || line.startsWith("+++ ") || line.startsWith("--- ")) {
      return Style.BOLD;
    }
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> Style.GOOD;
      case '-' -> Style.BAD;
      case '@' -> Style.HUNK;
      default -> Style.PLAIN;
    };
  }
}
