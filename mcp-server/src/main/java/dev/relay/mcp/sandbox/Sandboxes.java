package dev.relay.mcp.sandbox;

import java.util.Comparator;
import java.util.List;

/** The sandbox that isolates most among those that work here. */
public final class Sandboxes {
  private final List<Sandbox> sandboxes;

  public Sandboxes(List<Sandbox> sandboxes) {
    this.sandboxes =
        sandboxes.stream().sorted(Comparator.comparingInt(Sandbox::rank).reversed()).toList();
  }

  public Sandbox best() {
    return sandboxes.stream()
        .filter(sandbox -> sandbox.probe().works())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a bare process always works"));
  }
}
