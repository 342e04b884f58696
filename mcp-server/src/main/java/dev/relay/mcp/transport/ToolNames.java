package dev.relay.mcp.transport;

import dev.relay.repo.workspace.UnknownName;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;

/** Answers calls of tools that do not exist by naming those that do, which the SDK does not. */
public final class ToolNames {
  private final List<String> names;

  public ToolNames(List<String> names) {
    this.names = List.copyOf(names);
  }

  /**
   * Empty when the request calls no tool, or one that exists.
   *
   * @param shown to the caller
   */
  public Optional<McpRefusal> refusal(McpSchema.JSONRPCRequest call, Predicate<String> shown) {
    return call.method().equals(McpSchema.METHOD_TOOLS_CALL)
            && call.params() instanceof Map<?, ?> params
            && params.get("name") instanceof String name
            && !names.contains(name)
        ? Optional.of(unknown(call, name, shown))
        : Optional.empty();
  }

  private McpRefusal unknown(McpSchema.JSONRPCRequest call, String name, Predicate<String> shown) {
    var sentence = UnknownName.of("tool", name, names.stream().filter(shown).toList()).getMessage();
    return new McpRefusal(
        HttpStatus.OK, McpSchema.ErrorCodes.INVALID_PARAMS, String.valueOf(sentence), call.id());
  }
}
