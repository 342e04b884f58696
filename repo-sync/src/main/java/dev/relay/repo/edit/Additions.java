package dev.relay.repo.edit;

import dev.relay.repo.adoption.CheckoutSearch;
import dev.relay.repo.adoption.Checkouts;
import dev.relay.repo.workspace.BranchName;
import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Turns what somebody wants to add into a repository. */
final class Additions {
  private final CheckoutSearch search;
  private final DefaultBranch branches;

  Additions(CheckoutSearch search, DefaultBranch branches) {
    this.search = search;
    this.branches = branches;
  }

  /**
   * @param path of a checkout that is adopted, if it is one
   */
  record Site(RemoteUrl url, Optional<String> branch, Optional<Path> path) {}

  /** Asks the remote, so nothing may be locked meanwhile. */
  Site site(NewRepository wanted) {
    var place = wanted.place().strip();
    if (wanted.branch() != null && !BranchName.isValid(wanted.branch())) {
      throw new EditRefused(
          "'" + wanted.branch() + "' is no branch name; write it as git shows it.");
    }
    var named = Optional.ofNullable(wanted.branch());
    if (place.startsWith("/") || place.startsWith("~/")) {
      return local(path(place), named);
    }
    var url = url(place);
    return new Site(url, named.or(() -> branches.of(url)), Optional.empty());
  }

  private Site local(Path path, Optional<String> branch) {
    if (search.isBare(path)) {
      var url = url(path.toUri().toString().replaceFirst("/$", ""));
      return new Site(url, branch.or(() -> branches.of(url)), Optional.empty());
    }
    var found = search.at(path);
    if (found.found().isEmpty()) {
      throw new EditRefused(
          found.notes().stream()
              .findFirst()
              .orElse("'" + path + "' is no git repository; give the folder that holds its .git."));
    }
    var checkout = found.found().getFirst();
    return new Site(
        checkout.url(), branch.or(() -> Optional.of(checkout.branch())), Optional.of(path));
  }

  static Repository repository(Workspace workspace, NewRepository wanted, Site site) {
    refuseTwice(workspace, site);
    var path = site.path().map(Path::toString).orElse(site.url().value());
    var id =
        wanted.name() == null || wanted.name().isBlank()
            ? new Names(workspace).free(last(path, 1), last(path, 2))
            : id(workspace, wanted.name().strip());
    var repository =
        Repository.of(id, site.url(), site.branch().orElse("main")).with(wanted.labels());
    return site.path().map(repository::at).orElse(repository);
  }

  static Repository adopted(Names names, Checkouts.Found found) {
    var path = found.path().toString();
    return Repository.of(names.free(last(path, 1), last(path, 2)), found.url(), found.branch())
        .at(found.path());
  }

  static RepositoryId id(Workspace workspace, String name) {
    if (workspace.find(name).isPresent()) {
      throw new EditRefused("There is already a repository '" + name + "'; choose another name.");
    }
    try {
      return new RepositoryId(name);
    } catch (IllegalArgumentException e) {
      throw new EditRefused(String.valueOf(e.getMessage()));
    }
  }

  private static void refuseTwice(Workspace workspace, Site site) {
    workspace.repositories().stream()
        .filter(each -> each.url().equals(site.url()) && each.checkout().equals(site.path()))
        .findFirst()
        .ifPresent(known -> {
          throw new EditRefused("That repository is here already, as '" + known.id() + "'.");
        });
  }

  static RemoteUrl url(String text) {
    try {
      return new RemoteUrl(text);
    } catch (IllegalArgumentException e) {
      throw new EditRefused(String.valueOf(e.getMessage()));
    }
  }

  static Path path(String text) {
    var home = System.getProperty("user.home");
    try {
      var path = Path.of(text.startsWith("~/") ? home + text.substring(1) : text).normalize();
      if (path.isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException e) {
      // told like every other path that is none
    }
    throw new EditRefused("'" + text + "' is no folder here; begin it with / or ~/.");
  }

  /** The last part of an address or path, or the one before it. */
  static String last(String address, int which) {
    var parts = address.replaceAll("/+$", "").split("[/:]+");
    return parts.length < which ? "" : parts[parts.length - which];
  }
}
