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
  private final Map<String, String> aliases;

  ToolNeeds(List<Tool<?, ?>> tools, List<ToolAlias> aliases) {
    this.tools =
        tools.stream()
            .collect(Collectors.toUnmodifiableMap(t -> t.definition().name(), Function.identity()));
    this.aliases =
        aliases.stream().collect(Collectors.toUnmodifiableMap(ToolAlias::old, ToolAlias::now));
  }

  /** True for a name of before, which is answered and not shown. */
  public boolean isOld(String tool) {
    return aliases.containsKey(tool);
  }

  private Optional<Tool<?, ?>> find(String name) {
    return Optional.ofNullable(tools.get(aliases.getOrDefault(name, name)));
  }

  /** The least that any use of it needs; empty when there is no such tool. */
  public Optional<Effect> least(String tool) {
    return find(tool).map(each -> each.definition().needs());
  }

  /** What a call with these arguments needs; the least when they are none that it takes. */
  public Optional<Effect> of(String tool, Map<String, Object> arguments) {
    return find(tool).map(each -> of(each, arguments));
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
