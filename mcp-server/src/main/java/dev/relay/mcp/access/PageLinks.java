package dev.relay.mcp.access;

import java.net.URI;
import java.util.function.Supplier;

/** Addresses on Relay's page that a person can open. */
public final class PageLinks {
  private final Supplier<URI> base;

  /**
   * @param base where the page is reached, without a slash at the end; asked late, because the port
   *     is known only once the server listens
   */
  public PageLinks(Supplier<URI> base) {
    this.base = base;
  }

  public URI base() {
    return base.get();
  }

  public URI login(String token) {
    return URI.create(base.get() + "/login?token=" + token);
  }

  /** Where a task, its changes and its approval are shown. */
  public URI task(String taskId) {
    return URI.create(base.get() + "/#/tasks/" + taskId);
  }
}
