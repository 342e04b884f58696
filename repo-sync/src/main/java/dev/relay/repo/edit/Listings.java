package dev.relay.repo.edit;

import dev.relay.repo.workspace.ListingFailed;
import dev.relay.repo.workspace.RepositoryListing;
import dev.relay.repo.workspace.RepositoryListing.Listed;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Chooses among the repositories of an organisation. */
final class Listings {
  private final List<RepositoryListing> listings;

  Listings(List<RepositoryListing> listings) {
    this.listings = List.copyOf(listings);
  }

  record Chosen(List<Listed> repositories, List<String> notes) {}

  /** Throws {@link ListingFailed} when nobody knows the organisation. */
  Chosen of(Organisation organisation) {
    var matcher = matcher(organisation.matching());
    var matching =
        listing(organisation).list(organisation.address()).stream()
            .filter(each -> matcher.matches(Path.of(each.name())))
            .toList();
    var chosen =
        matching.stream()
            .filter(each -> organisation.archived() || !each.isArchived())
            .filter(each -> organisation.forks() || !each.isFork())
            .filter(each -> !each.defaultBranch().isEmpty())
            .toList();
    if (chosen.isEmpty()) {
      throw new ListingFailed(
          "No repository of %s is called like '%s'%s; try another pattern."
              .formatted(
                  organisation.address(),
                  organisation.matching(),
                  matching.isEmpty() ? "" : " and neither archived, a fork nor empty"));
    }
    return new Chosen(chosen, notes(organisation, matching));
  }

  private RepositoryListing listing(Organisation organisation) {
    return listings.stream()
        .filter(each -> each.serves(organisation.address()))
        .findFirst()
        .orElseThrow(() ->
            new ListingFailed(
                "Relay can't list what lies at "
                    + organisation.address()
                    + "; give the address of a GitHub organisation or GitLab group."));
  }

  private static List<String> notes(Organisation organisation, List<Listed> matching) {
    var notes = new ArrayList<String>();
    var archived = matching.stream().filter(Listed::isArchived).count();
    var forks = matching.stream().filter(each -> each.isFork() && !each.isArchived()).count();
    var empty = matching.stream().filter(each -> each.defaultBranch().isEmpty()).count();
    if (archived > 0 && !organisation.archived()) {
      notes.add(archived + " archived ones were left out.");
    }
    if (forks > 0 && !organisation.forks()) {
      notes.add(forks + " forks were left out.");
    }
    if (empty > 0) {
      notes.add(empty + " without a branch were left out.");
    }
    return notes;
  }

  private static PathMatcher matcher(String glob) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException e) {
      throw new EditRefused("'" + glob + "' is no pattern; write it like payments-* or {api,web}.");
    }
  }
}
