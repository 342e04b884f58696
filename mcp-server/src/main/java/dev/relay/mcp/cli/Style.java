package dev.relay.mcp.cli;

/** How text looks on a terminal. */
enum Style {
  PLAIN(""),
  BOLD("1"),
  FAINT("2"),
  GOOD("32"),
  WARNING("33"),
  BAD("31"),
  HUNK("36");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String on(String text) {
    return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
