package dev.relay.mcp.prompt;

import java.util.Map;

/** What several prompts say. */
final class Texts {
  private Texts() {}

  static String workspace(Map<String, String> arguments) {
    return arguments.containsKey("workspace")
        ? "the workspace " + arguments.get("workspace")
        : "my workspace";
  }
}
