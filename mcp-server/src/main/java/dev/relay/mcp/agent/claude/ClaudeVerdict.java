package dev.relay.mcp.agent.claude;

import dev.relay.mcp.agent.AgentEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the last result means. Its subtype and the exit code say "success" to many failures. */
final class ClaudeVerdict {
  private ClaudeVerdict() {}

  static AgentEvent of(@Nullable JsonNode result) {
    if (result == null) {
      return failed("it ended without an answer; run claude in a terminal once to see why.");
    }
    var reason = result.path("terminal_reason").asString("");
    if (!result.path("is_error").asBoolean(false) && !reason.startsWith("aborted")) {
      return new AgentEvent.Finished("Claude Code has finished.");
    }
    return switch (reason) {
      case "prompt_too_long" -> failed("the request needs more than the model can read; split it.");
      case "api_error" -> failed(api(status(result)));
      case "aborted_streaming", "aborted_tools" -> failed("it was stopped.");
      default -> failed("it gave up; try again, or say it in smaller steps.");
    };
  }

  static AgentEvent overLimit(String what) {
    return failed("it needed more " + what + " than an agent may use; ask for less at once.");
  }

  static AgentEvent babbling() {
    return failed("it sent more at once than Relay can keep; try again, or ask for less at once.");
  }

  /** Without an account it asks nobody, so there is no status. */
  private static int status(JsonNode result) {
    var refused = result.path("result").asString("").startsWith("Not logged in");
    return refused ? 401 : result.path("api_error_status").asInt(0);
  }

  private static String api(int status) {
    return switch (status) {
      case 401, 403 ->
          "its key or login was refused; run claude in a terminal and log in again, or check"
              + " ANTHROPIC_API_KEY.";
      case 400 -> "the model refused the request; say it differently.";
      case 429 -> "the account's limit is reached; try again later.";
      case 500, 502, 503, 529 -> "the model is overloaded; try again in a few minutes.";
      default -> "the model cannot be reached; check the network, then try again.";
    };
  }

  private static AgentEvent failed(String why) {
    return new AgentEvent.Failed("Claude Code did not finish: " + why);
  }
}
