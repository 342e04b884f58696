package dev.relay.repo.host.github;

import dev.relay.repo.home.Settings;
import java.net.URI;

/**
 * Where GitHub is.
 *
 * @param server what people open and git clones from
 * @param api the REST API, without a slash at its end
 */
record GitHubAddresses(URI server, String api) {
  private static final String PUBLIC = "https://github.com";

  /** {@code GITHUB_SERVER_URL} and {@code GITHUB_API_URL}, as GitHub's own runners set them. */
  static GitHubAddresses of(Settings settings) {
    var server = plain(settings.get("GITHUB_SERVER_URL").orElse(PUBLIC));
    var usual = server.equals(PUBLIC) ? "https://api.github.com" : server + "/api/v3";
    return new GitHubAddresses(
        URI.create(server), plain(settings.get("GITHUB_API_URL").orElse(usual)));
  }

  URI graphql() {
    var base = api.endsWith("/api/v3") ? api.substring(0, api.length() - "/v3".length()) : api;
    return URI.create(base + "/graphql");
  }

  private static String plain(String url) {
    return url.replaceFirst("/+$", "");
  }
}
