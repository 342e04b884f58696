package dev.relay.mcp.access.web;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/** The port the server got; 0 until it listens. */
public final class ListeningPort implements ApplicationListener<WebServerInitializedEvent> {
  private volatile int value;

  @Override
  public void onApplicationEvent(WebServerInitializedEvent event) {
    value = event.getWebServer().getPort();
  }

  public int value() {
    return value;
  }
}
