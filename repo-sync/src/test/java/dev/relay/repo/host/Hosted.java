package dev.relay.repo.host;

import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import java.net.URI;
import java.util.Map;

/** Repositories that lie behind a host's address. */
public final class Hosted {
  private Hosted() {}

  /** A bare repository of the kit, seen through the host as {@code acme/<name>}. */
  public static Repository repository(
      Repos repos, URI host, String name, Map<String, String> files) {
    var local = repos.remote(name, files);
    Repos.run(repos.bare(name), "config", "http.receivepack", "true");
    return at(local, host + "/acme/" + name + ".git");
  }

  private static Repository at(Repository from, String url) {
    return new Repository(
        from.id(),
        new RemoteUrl(url),
        from.branch(),
        from.verify(),
        from.dependencies(),
        from.syncStrategy(),
        from.autoSync());
  }
}
