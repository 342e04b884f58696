package dev.relay.mcp.start;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * A Relay that answers.
 *
 * @param url of the page
 * @param loginUrl the page with a one-time token; the plain page where somebody else signs people
 *     in
 */
public record Started(ConfigurableApplicationContext context, int port, String url, String loginUrl)
    implements AutoCloseable {
  /** Drains and stops, PostgreSQL included; takes at most 20 seconds. */
  @Override
  public void close() {
    context.close();
  }
}
