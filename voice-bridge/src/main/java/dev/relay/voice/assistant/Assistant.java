package dev.relay.voice.assistant;

import dev.relay.voice.tools.ToolCall;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Understands a sentence, and says what a tool answered. May take its time; never on an event loop.
 */
public interface Assistant {

  /** What a user's words call for. */
  Reply answer(String words);

  /**
   * A speakable sentence about what a tool answered; {@code output} may be {@code {"error": …}}.
   */
  String tell(ToolCall call, JsonNode output);

  /** The next thing to do. */
  sealed interface Reply {}

  /** {@code card} is shown beside what is said. */
  record Say(String sentence, @Nullable ObjectNode card) implements Reply {}

  record Call(ToolCall call) implements Reply {}
}
