package dev.relay.repo.webhook;

import dev.relay.repo.workspace.RemoteUrl;

/** Which remotes have a hook that was heard from. */
public final class HookCoverage {
  private final Hooks hooks;

  public HookCoverage(Hooks hooks) {
    this.hooks = hooks;
  }

  boolean covers(String url) {
    var address = Address.of(new RemoteUrl(url));
    return hooks.all().stream()
        .filter(hook -> hook.heardAt().isPresent())
        .filter(hook -> Address.of(hook.server(), "").host().equals(address.host()))
        .anyMatch(hook -> hook.speaksFor(address.path()));
  }
}
