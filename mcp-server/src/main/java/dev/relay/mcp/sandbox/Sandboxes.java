package dev.relay.mcp.sandbox;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The sandbox that isolates most among those that work here. */
public final class Sandboxes {
  private final List<Sandbox> sandboxes;
  private final boolean trusting;

  public Sandboxes(List<Sandbox> sandboxes) {
    this(sandboxes, false);
  }

  /**
   * @param trusting true when the owner said that what models write may run unconfined
   */
  public Sandboxes(List<Sandbox> sandboxes, boolean trusting) {
    this.trusting = trusting;
    this.sandboxes =
        sandboxes.stream().sorted(Comparator.comparingInt(Sandbox::rank).reversed()).toList();
  }

  public Sandbox best() {
    return sandboxes.stream()
        .filter(sandbox -> sandbox.probe().works())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a bare process always works"));
  }

  /** The one that something was started in. */
  public Sandbox named(String name) {
    return sandboxes.stream()
        .filter(sandbox -> sandbox.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no sandbox " + name));
  }

  /**
   * Where something may be executed that a model wrote: what it wrote may want the secrets of this
   * user, and with them to approve itself. Empty when nothing confines it here.
   */
  public Optional<Sandbox> forModels() {
    return Optional.of(best()).filter(sandbox -> trusting || sandbox.probe().isolates());
  }

  /** How to get one that isolates, as a sentence. */
  public String advice() {
    return sandboxes.getFirst().probe().sentence();
  }
}
