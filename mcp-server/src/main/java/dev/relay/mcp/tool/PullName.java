package dev.relay.mcp.tool;

import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pull request, as people name it: {@code 12}, {@code #12}, {@code !12}, or its address.
 *
 * @param place of the repository on its host, such as {@code acme/api}; null when only a number was
 *     given
 */
record PullName(@Nullable String place, int number) {
  private static final Pattern NUMBER = Pattern.compile("[#!]?(\\d{1,9})");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "https?://[^/\\s]{1,200}/([^\\s?#]{1,300}?)/(?:-/)?"
              + "(?:pull|pulls|merge_requests|pull-requests)/(\\d{1,9})(?:[/?#]\\S*)?");

  static PullName parse(String text) {
    var number = NUMBER.matcher(text.strip());
    if (number.matches()) {
      return new PullName(null, Integer.parseInt(number.group(1)));
    }
    var address = ADDRESS.matcher(text.strip());
    if (address.matches()) {
      return new PullName(address.group(1), Integer.parseInt(address.group(2)));
    }
    throw new BadArgument("'pull_request' must be a number such as 12, or the address of one.");
  }

  /** The one of the workspace that lies there; empty when only a number was given. */
  Optional<Repository> in(Workspace workspace) {
    if (place == null) {
      return Optional.empty();
    }
    return Optional.of(
        workspace.repositories().stream()
            .filter(each -> liesAt(each.url().value(), place))
            .findFirst()
            .orElseThrow(() ->
                new BadArgument(
                    "No repository of %s lies at %s: add it first."
                        .formatted(workspace.name(), place))));
  }

  private static boolean liesAt(String url, String place) {
    var plain = url.toLowerCase(Locale.ROOT).replaceFirst("(\\.git)?/*$", "");
    var wanted = place.toLowerCase(Locale.ROOT);
    return plain.endsWith("/" + wanted) || plain.endsWith(":" + wanted);
  }
}
