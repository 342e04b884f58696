package dev.relay.repo.host.github;

import dev.relay.repo.publish.HostFailure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHIOException;
import org.kohsuke.github.HttpException;

/** From what GitHub answers to one sentence with the next step. */
final class GitHubFailures {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final Pattern MESSAGE =
      Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private GitHubFailures() {}

  /**
   * @param where the repository or organisation, such as {@code acme/backend}
   */
  static HostFailure of(IOException failure, String where) {
    return switch (failure) {
      case RateLimited limit ->
          HostFailure.passing(
              "GitHub's rate limit is used up; Relay goes on at "
                  + TIME.format(limit.until())
                  + " by itself.",
              limit.until());
      case FileNotFoundException _ -> HostFailure.refused(invisible(where));
      case HttpException http -> answered(http, where);
      default -> silent();
    };
  }

  /** What reading the next page throws. */
  static HostFailure of(GHException failure, String where) {
    if (failure.getCause() instanceof IOException cause) {
      return of(cause, where);
    }
    throw failure;
  }

  private static HostFailure answered(HttpException failure, String where) {
    int status = failure.getResponseCode();
    if (status == 401) {
      return HostFailure.refused(
          "GitHub does not accept the credentials it was given: put a valid token into GH_TOKEN, or"
              + " check the App's id and key.");
    }
    if (status == 403) {
      return HostFailure.refused(forbidden(failure, where));
    }
    if (status >= 500 || status < 0) {
      return silent();
    }
    return HostFailure.refused("GitHub refused this for " + where + ": " + said(failure) + ".");
  }

  private static HostFailure silent() {
    return HostFailure.passing("GitHub does not answer; Relay tries again by itself.", null);
  }

  static String invisible(String where) {
    return "GitHub shows "
        + where
        + " to nobody with these credentials: check the address, and that the token or App may see"
        + " it.";
  }

  private static String forbidden(HttpException failure, String where) {
    var sso = header(failure, "X-GitHub-SSO").filter(value -> value.contains("url="));
    if (sso.isPresent()) {
      return "The organisation of "
          + where
          + " wants single sign-on: authorise the token at "
          + sso.get().replaceFirst("^.*url=", "")
          + " and try again.";
    }
    var needed =
        header(failure, "X-Accepted-GitHub-Permissions")
            .or(() -> header(failure, "X-Accepted-OAuth-Scopes"))
            .filter(value -> !value.isBlank())
            .map(value -> "it needs " + value.replace("=", ": ").replace(";", " or"))
            .orElse("it needs to write contents and pull requests");
    return "The token may not do this in "
        + where
        + " ("
        + said(failure)
        + "): "
        + needed
        + "; give it that and try again.";
  }

  private static Optional<String> header(GHIOException failure, String name) {
    var headers = failure.getResponseHeaderFields();
    return headers == null
        ? Optional.empty()
        : headers.entrySet().stream()
            .filter(entry -> name.equalsIgnoreCase(entry.getKey()))
            .map(Map.Entry::getValue)
            .flatMap(List::stream)
            .findFirst();
  }

  /** The words of GitHub itself, without a full stop. */
  static String said(HttpException failure) {
    var match = MESSAGE.matcher(String.valueOf(failure.getMessage()));
    var said = match.find() ? match.group(1).replace("\\n", " ").replace("\\\"", "'") : "no reason";
    var plain = said.strip().replaceFirst("[.!]+$", "");
    return plain.length() > 200 ? plain.substring(0, 200) + "…" : plain;
  }
}
