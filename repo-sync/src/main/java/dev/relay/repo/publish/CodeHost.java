package dev.relay.repo.publish;

import dev.relay.repo.workspace.RemoteUrl;

/**
 * A place that holds remotes. The merge train asks the first host that knows an address; every
 * method may throw {@link dev.relay.repo.git.GitFailure} and {@link HostFailure}.
 */
public sealed interface CodeHost permits DirectHost, PullRequestHost {
  /** Never asks the host. */
  boolean hosts(RemoteUrl url);
}
