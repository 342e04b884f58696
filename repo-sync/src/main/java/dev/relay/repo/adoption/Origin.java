package dev.relay.repo.adoption;

import dev.relay.repo.workspace.BranchName;
import dev.relay.repo.workspace.RemoteUrl;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a checkout comes from.
 *
 * @param url empty when its address is none that Relay uses
 * @param note what should be known about it, to be read after its name
 */
record Origin(Optional<RemoteUrl> url, String branch, Optional<String> note) {
  private static final Pattern WITH_USER = Pattern.compile("((?:https?|ssh|git)://)([^/@]*)@(.*)");
  private static final Pattern SCP = Pattern.compile("([A-Za-z0-9.-]+):([^:/\\\\].*|/[^/].*)");

  static Origin of(Path checkout, GitFolder git) {
    var remote = git.remote();
    var branch =
        remote
            .flatMap(git::defaultBranch)
            .or(git::branch)
            .filter(BranchName::isValid)
            .orElse("main");
    if (remote.isEmpty()) {
      return new Origin(
          Optional.of(new RemoteUrl(checkout.toUri().toString().replaceFirst("/$", ""))),
          branch,
          Optional.of("has no remote; what lands there stays on this machine."));
    }
    var address = git.address(remote.get()).orElse("").strip();
    var plain = withoutSecret(address);
    var url = usable(checkout, plain);
    var note =
        url.isEmpty()
            ? Optional.of("has a remote address that Relay does not use; it was left out.")
            : plain.equals(address)
                ? Optional.<String>empty()
                : Optional.of("has credentials in its address, which Relay leaves out.");
    return new Origin(url, branch, note);
  }

  private static Optional<RemoteUrl> usable(Path checkout, String address) {
    var scp = SCP.matcher(address);
    var isPath = address.startsWith("/") || address.startsWith("./") || address.startsWith("../");
    try {
      if (isPath) {
        var uri = checkout.resolve(address).normalize().toUri().toString();
        return Optional.of(new RemoteUrl(uri.replaceFirst("/$", "")));
      }
      return Optional.of(
          new RemoteUrl(
              scp.matches()
                  ? "ssh://" + scp.group(1) + "/" + scp.group(2).replaceFirst("^/", "")
                  : address));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A password or token, and for the web the name with it: git's own helpers know both. */
  private static String withoutSecret(String address) {
    var match = WITH_USER.matcher(address);
    if (!match.matches()) {
      return address;
    }
    var user = match.group(2);
    if (match.group(1).startsWith("http")) {
      return match.group(1) + match.group(3);
    }
    var name = user.contains(":") ? user.substring(0, user.indexOf(':')) : user;
    return match.group(1) + name + "@" + match.group(3);
  }
}
