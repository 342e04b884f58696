package dev.relay.repo.webhook;

import java.util.Locale;

/** The kinds of hosts that send webhooks here. */
public enum HostKind {
  GITHUB("GitHub"),
  GITLAB("GitLab");

  private final String title;

  HostKind(String title) {
    this.title = title;
  }

  /** As it is stored and stands in addresses: {@code github}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As its makers write it. */
  public String title() {
    return title;
  }

  public static HostKind of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }
}
