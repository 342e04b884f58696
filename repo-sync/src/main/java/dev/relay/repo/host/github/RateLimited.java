package dev.relay.repo.host.github;

import java.time.Instant;
import java.time.InstantSource;
import org.kohsuke.github.GHIOException;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** GitHub wants to be left alone until then. Thrown instead of sleeping in a request. */
final class RateLimited extends GHIOException {
  private static final long UNKNOWN_SECONDS = 60;
  private final Instant until;

  RateLimited(Instant until) {
    super("rate limited until " + until);
    this.until = until;
  }

  Instant until() {
    return until;
  }

  static GitHubRateLimitHandler primary(Courtesy courtesy) {
    return new GitHubRateLimitHandler() {
      @Override
      public void onError(GitHubConnectorResponse response) throws RateLimited {
        throw told(response, courtesy);
      }
    };
  }

  static GitHubAbuseLimitHandler secondary(Courtesy courtesy) {
    return new GitHubAbuseLimitHandler() {
      @Override
      public void onError(GitHubConnectorResponse response) throws RateLimited {
        throw told(response, courtesy);
      }
    };
  }

  private static RateLimited told(GitHubConnectorResponse response, Courtesy courtesy) {
    var until = time(response, courtesy.clock());
    courtesy.leaveAlone(String.valueOf(response.request().header("Authorization")), until);
    return new RateLimited(until);
  }

  /** {@code Retry-After} in seconds, else the reset of a limit that is used up, else a minute. */
  private static Instant time(GitHubConnectorResponse response, InstantSource clock) {
    var after = number(response, "Retry-After");
    if (after > 0) {
      return clock.instant().plusSeconds(after);
    }
    var reset = number(response, "X-RateLimit-Reset");
    return "0".equals(response.header("X-RateLimit-Remaining")) && reset > 0
        ? Instant.ofEpochSecond(reset)
        : clock.instant().plusSeconds(UNKNOWN_SECONDS);
  }

  private static long number(GitHubConnectorResponse response, String header) {
    var value = response.header(header);
    return value != null && value.matches("\\d{1,12}") ? Long.parseLong(value) : 0;
  }
}
