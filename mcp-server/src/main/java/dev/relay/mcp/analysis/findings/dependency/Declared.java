package dev.relay.mcp.analysis.findings.dependency;

import java.util.List;
import java.util.Map;

/**
 * What one file says about versions.
 *
 * @param defines values for <code>${key}</code> in its folder and below
 */
public record Declared(List<Dependency> dependencies, Map<String, String> defines) {
  public static final Declared NOTHING = new Declared(List.of(), Map.of());

  public Declared {
    dependencies = List.copyOf(dependencies);
    defines = Map.copyOf(defines);
  }

  public static Declared of(List<Dependency> dependencies) {
    return new Declared(dependencies, Map.of());
  }
}
