package dev.relay.repo.host.gitlab;

import dev.relay.repo.publish.HostFailure;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.gitlab4j.api.GitLabApiException;

/** From what GitLab answers to one sentence with the next step. */
final class GitLabFailures {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final long UNKNOWN_SECONDS = 60;

  private GitLabFailures() {}

  /**
   * @param where the project or group, such as {@code acme/backend}
   */
  static HostFailure of(GitLabApiException failure, String where, InstantSource clock) {
    return switch (failure.getHttpStatus()) {
      case 401 ->
          HostFailure.refused(
              "GitLab does not accept the token: put a valid one into GITLAB_TOKEN.");
      case 403 ->
          HostFailure.refused(
              "The token may not do this in "
                  + where
                  + " ("
                  + said(failure)
                  + "): give it the scope api and the role Developer or Maintainer, and try again.");
      case 404 -> HostFailure.refused(invisible(where));
      case 429 -> limited(failure, clock);
      default -> other(failure, where);
    };
  }

  private static HostFailure other(GitLabApiException failure, String where) {
    return failure.getHttpStatus() < 400 || failure.getHttpStatus() >= 500
        ? HostFailure.passing("GitLab does not answer; Relay tries again by itself.", null)
        : HostFailure.refused("GitLab refused this for " + where + ": " + said(failure) + ".");
  }

  private static HostFailure limited(GitLabApiException failure, InstantSource clock) {
    var after = number(failure, "Retry-After");
    var reset = number(failure, "RateLimit-Reset");
    var until =
        after == 0 && reset > 0
            ? Instant.ofEpochSecond(reset)
            : clock.instant().plusSeconds(after > 0 ? after : UNKNOWN_SECONDS);
    return HostFailure.passing(
        "GitLab's rate limit is used up; Relay goes on at " + TIME.format(until) + " by itself.",
        until);
  }

  static String invisible(String where) {
    return "GitLab shows "
        + where
        + " to nobody with this token: check the address, and that the token may see it.";
  }

  /** The words of GitLab itself, without a full stop. */
  static String said(GitLabApiException failure) {
    var message = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ").strip();
    var plain = message.replaceFirst("[.!]+$", "");
    return plain.length() > 200 ? plain.substring(0, 200) + "…" : plain;
  }

  private static long number(GitLabApiException failure, String header) {
    var headers = failure.getHeaders();
    var value = headers == null ? null : headers.getFirst(header);
    return value != null && value.matches("\\d{1,12}") ? Long.parseLong(value) : 0;
  }
}
