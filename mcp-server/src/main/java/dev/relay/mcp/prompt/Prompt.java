package dev.relay.mcp.prompt;

import java.util.List;
import java.util.Map;

/** One request that a person can pick. Tools stand in it in backticks. */
public interface Prompt {
  Definition definition();

  /**
   * What the model is told.
   *
   * @param arguments those that were given, none of them blank
   */
  String text(Map<String, String> arguments);

  /**
   * How it is presented.
   *
   * @param title a few words for a list
   */
  record Definition(String name, String title, String description, List<Argument> arguments) {
    public Definition {
      arguments = List.copyOf(arguments);
    }
  }

  record Argument(String name, String description, boolean required) {
    static final Argument WORKSPACE =
        optional("workspace", "Which workspace; not needed when there is only one.");

    static Argument needed(String name, String description) {
      return new Argument(name, description, true);
    }

    static Argument optional(String name, String description) {
      return new Argument(name, description, false);
    }
  }
}
