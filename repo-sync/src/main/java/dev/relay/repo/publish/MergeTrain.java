package dev.relay.repo.publish;

import java.util.List;

/** Brings proposals to their remotes one after the other, and stops at the first that fails. */
public final class MergeTrain {
  private final List<CodeHost> hosts;

  public MergeTrain(List<CodeHost> hosts) {
    this.hosts = List.copyOf(hosts);
  }

  List<CodeHost> hosts() {
    return hosts;
  }
}
