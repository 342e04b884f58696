package dev.relay.mcp.start;

/** How somebody gets in once Relay listens. */
@FunctionalInterface
public interface Opening {
  /** The page, signed in where that is possible. */
  String loginUrl(String url);
}
