package dev.relay.repo.workspace;

import java.net.URI;
import java.util.List;

/**
 * Knows every repository of an organisation, group or user of one kind of host: {@code
 * https://github.com/acme}, {@code https://gitlab.com/acme/backend}.
 */
public interface RepositoryListing {
  /** True when it can list what lies under this address. Never asks the host. */
  boolean serves(URI organisation);

  /**
   * All of them, archived ones and forks too, so that the caller can say what it left out.
   *
   * <p>Throws {@link ListingFailed} when there is no such organisation, the host refuses or cannot
   * be reached.
   */
  List<Listed> list(URI organisation);

  /**
   * One repository of the organisation.
   *
   * @param name its short name, without the organisation
   * @param url where it is cloned from, without credentials
   * @param defaultBranch empty when the repository has no branch yet
   */
  record Listed(
      String name, String url, String defaultBranch, boolean isArchived, boolean isFork) {}
}
