package dev.relay.repo.graph;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one repository makes and another uses.
 *
 * @param space names are compared within one: {@code maven}, {@code npm}, {@code docker}, … and
 *     those below, which every repository makes by being there
 * @param name may hold <code>${key}</code> for what a manifest nearby defines
 */
public record Coordinate(String space, String name) {
  /** The address of a repository: {@code github.com/acme/api}. */
  public static final String ADDRESS = "address";

  /** The end of such an address, for those who leave the host out: {@code acme/api}. */
  public static final String ADDRESS_PATH = "address-path";

  /** The folder of a repository that is expected beside this one. */
  public static final String SIBLING = "sibling";

  private static final Pattern URL =
      Pattern.compile("(?:[a-z][a-z0-9+.-]*:)?//(?:[^/@]*@)?([^/:]+)(?::\\d*)?/+([^?#]+).*");
  private static final Pattern SCP = Pattern.compile("(?:[^/@:]+@)?([^/:@]+):(?!//)([^?#]+).*");
  private static final Pattern FILE = Pattern.compile("file:(?://)?(/[^?#]+).*");

  /** The address in a form in which all spellings of one repository are equal. */
  public static Optional<Coordinate> address(String url) {
    if (url.length() > 2000) {
      return Optional.empty();
    }
    var text = url.strip().replaceFirst("^git\\+", "");
    var file = FILE.matcher(text);
    if (file.matches()) {
      return Optional.of(new Coordinate(ADDRESS, trimmed(file.group(1))));
    }
    if (text.startsWith("./") || text.startsWith("../")) {
      return Optional.of(new Coordinate(ADDRESS, trimmed(text)));
    }
    for (var form : new Pattern[] {URL, SCP}) {
      var match = form.matcher(text);
      if (match.matches()) {
        var name = match.group(1) + "/" + trimmed(match.group(2));
        return Optional.of(new Coordinate(ADDRESS, name.toLowerCase(Locale.ROOT)));
      }
    }
    return Optional.empty();
  }

  /** {@code ../api/lib} as seen from a folder of a repository, when it leads out to a sibling. */
  public static Optional<Coordinate> sibling(String folder, String path) {
    var depth = folder.isEmpty() ? 0 : folder.split("/").length;
    for (var part : path.split("[/\\\\]+")) {
      if (part.equals("..")) {
        depth--;
      } else if (!part.isEmpty() && !part.equals(".")) {
        return depth == -1 ? Optional.of(new Coordinate(SIBLING, part)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A relative address as seen from the repository that holds it. */
  Coordinate from(Coordinate own) {
    if (!space.equals(ADDRESS) || !name.startsWith(".")) {
      return this;
    }
    var base = own.name();
    var rest = name;
    while (rest.startsWith("./") || rest.startsWith("../")) {
      var up = rest.startsWith("../");
      base = up ? base.substring(0, Math.max(0, base.lastIndexOf('/'))) : base;
      rest = rest.substring(up ? 3 : 2);
    }
    var joined = base + "/" + rest;
    return new Coordinate(
        ADDRESS, joined.startsWith("/") ? joined : joined.toLowerCase(Locale.ROOT));
  }

  private static String trimmed(String path) {
    return path.replaceAll("/+$", "").replaceFirst("\\.git$", "").replaceFirst("^~?/+", "/");
  }
}
