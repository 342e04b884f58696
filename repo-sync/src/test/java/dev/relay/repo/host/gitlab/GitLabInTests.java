package dev.relay.repo.host.gitlab;

import dev.relay.repo.home.Keys;
import dev.relay.repo.home.Settings;
import dev.relay.repo.webhook.HookHost;

/** What tests of other packages need of this leaf. */
public final class GitLabInTests {
  private GitLabInTests() {}

  public static HookHost hooks(Settings settings, Keys keys) {
    return new GitLabHooks(new GitLabAccess(settings, keys));
  }
}
