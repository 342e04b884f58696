package dev.relay.mcp.tool;

import dev.relay.mcp.access.Effect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What callers must be allowed for the tools, so that a call can be refused before it is made. */
public final class ToolNeeds {
  private final Map<String, Tool<?, ?>> tools;

  ToolNeeds(List<Tool<?, ?>> tools) {
    this.tools =
        tools.stream()
            .collect(Collectors.toUnmodifiableMap(t -> t.definition().name(), Function.identity()));
  }

  /** The least that any use of it needs; empty when there is no such tool. */
  public Optional<Effect> least(String tool) {
    return Optional.ofNullable(tools.get(tool)).map(each -> each.definition().needs());
  }

  /** What a call with these arguments needs; the least when they are none that it takes. */
  public Optional<Effect> of(String tool, Map<String, Object> arguments) {
    return Optional.ofNullable(tools.get(tool)).map(each -> of(each, arguments));
  }

  private static <I extends Record> Effect of(Tool<I, ?> tool, Map<String, Object> arguments) {
    var definition = tool.definition();
    try {
      return tool.needs(Arguments.bind(definition.name(), definition.input(), arguments));
    } catch (BadArgument e) { // which the call itself will be told
      return definition.needs();
    }
  }
}
