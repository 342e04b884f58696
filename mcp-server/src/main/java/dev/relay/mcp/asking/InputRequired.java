package dev.relay.mcp.asking;

import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Map;

/** Ends a call with questions; the client calls again with the answers. */
public final class InputRequired extends McpError {
  /**
   * What the client is told.
   *
   * @param state comes back with the answers; sealed
   */
  public record Told(Map<String, Question> questions, String state) {
    public Told {
      questions = Map.copyOf(questions);
    }
  }

  public InputRequired(Told told) {
    super(
        new McpSchema.JSONRPCResponse.JSONRPCError(
            McpSchema.ErrorCodes.INTERNAL_ERROR, "The client is asked first.", told));
  }
}
