package dev.relay.repo.webhook;

import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a hook is to be.
 *
 * @param server {@code https://github.com}
 * @param scope {@code owner/repository}, or an organisation or group
 */
record HookPlace(String server, String scope) {
  private static final Pattern SCOPE =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*){0,20}");
  private static final String USUAL = "https://github.com";

  /**
   * What somebody wrote: an address, or a path alone, which is looked for in the workspaces and
   * otherwise taken for GitHub's. Throws {@link HookFailure}.
   */
  static HookPlace of(String written, Collection<Repository> known) {
    var trimmed = written.strip().replaceFirst("/+$", "").replaceFirst("\\.git$", "");
    if (trimmed.contains("://") || trimmed.contains("@")) {
      return checked(trimmed, written);
    }
    var path = trimmed.toLowerCase(Locale.ROOT);
    return known.stream()
        .map(repository -> Address.of(repository.url()))
        .filter(address -> !address.host().isEmpty() && address.path().equals(path))
        .map(address -> new HookPlace("https://" + address.host(), trimmed))
        .findFirst()
        .orElseGet(() -> checked(USUAL + "/" + trimmed, written));
  }

  private static HookPlace checked(String address, String written) {
    try {
      var url = new RemoteUrl(address);
      var place = address.contains("://") ? ofWeb(URI.create(address)) : ofScp(url);
      if (SCOPE.matcher(place.scope()).matches() && !place.scope().contains("..")) {
        return place;
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw new HookFailure(
        HookFailure.Kind.POINTLESS,
        "'" + written + "' is no repository: write owner/repository, or its address at the host.");
  }

  private static HookPlace ofWeb(URI address) {
    var web = address.getScheme().startsWith("http");
    var server =
        web
            ? address.getScheme() + "://" + address.getRawAuthority()
            : "https://" + address.getHost();
    return new HookPlace(server, address.getRawPath().replaceFirst("^/+", ""));
  }

  /** {@code git@github.com:acme/api}. */
  private static HookPlace ofScp(RemoteUrl address) {
    var path = address.value().substring(address.value().indexOf(':') + 1);
    return new HookPlace("https://" + Address.of(address).host(), path);
  }
}
