package dev.relay.repo.git;

import dev.relay.repo.workspace.RemoteUrl;
import java.util.Optional;

/**
 * What Relay itself can show to a host when git asks it over http(s), and the user's own credential
 * helpers know nothing.
 */
public interface HostCredentials {
  /** May ask the host for a token that lives an hour; empty where it has nothing to show there. */
  Optional<Credential> find(RemoteUrl url);

  /**
   * @param server the only one that it is shown to, {@code https://github.com}
   */
  record Credential(String server, String user, String password) {
    @Override
    public String toString() {
      return "Credential[server=" + server + "]";
    }
  }
}
