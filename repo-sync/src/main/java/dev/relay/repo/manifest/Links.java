package dev.relay.repo.manifest;

import dev.relay.repo.graph.Coordinate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which repository an address or a path of a single file in it belongs to. */
final class Links {
  private static final Pattern RAW =
      Pattern.compile("https?://raw\\.githubusercontent\\.com/([^/]+/[^/]+)/.+");
  private static final Pattern GITHUB =
      Pattern.compile("https?://(github\\.[^/]+)/([^/]+/[^/]+)/(?:raw|blob|releases)/.+");
  private static final Pattern GITLAB = Pattern.compile("https?://([^/]+)/(.+?)/-/(?:raw|blob)/.+");

  private Links() {}

  /**
   * @param folder of the file in which the link stands
   */
  static Optional<Coordinate> of(String folder, String link) {
    var text = link.strip();
    if (text.length() > 2000) {
      return Optional.empty();
    }
    var raw = RAW.matcher(text);
    if (raw.matches()) {
      return Coordinate.address("https://github.com/" + raw.group(1));
    }
    for (var form : new Pattern[] {GITHUB, GITLAB}) {
      var match = form.matcher(text);
      if (match.matches()) {
        return Coordinate.address("https://" + match.group(1) + "/" + match.group(2));
      }
    }
    return text.startsWith(".") ? Coordinate.sibling(folder, text) : Optional.empty();
  }

  static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
