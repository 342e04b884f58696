package dev.relay.repo.host.github;

import dev.relay.repo.host.HostedAt;
import dev.relay.repo.publish.HostFailure;
import dev.relay.repo.workspace.ListingFailed;
import dev.relay.repo.workspace.RepositoryListing;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.PagedIterable;
import org.springframework.stereotype.Component;

/** The repositories of an organisation or user on GitHub; the public ones also without a token. */
@Component
final class GitHubListing implements RepositoryListing {
  private static final int PAGE = 100;
  private final GitHubAccess access;

  GitHubListing(GitHubAccess access) {
    this.access = access;
  }

  @Override
  public boolean serves(URI organisation) {
    return access.server().getAuthority().equalsIgnoreCase(organisation.getAuthority())
        && !name(organisation).isEmpty()
        && !name(organisation).contains("/");
  }

  @Override
  public List<Listed> list(URI organisation) {
    var name = name(organisation);
    try {
      var all = new ArrayList<Listed>();
      for (var repository : repositories(access.client(at(organisation)), name)) {
        all.add(listed(repository));
      }
      return all;
    } catch (IOException e) {
      throw new ListingFailed(GitHubFailures.of(e, name).sentence());
    } catch (GHException e) {
      throw new ListingFailed(GitHubFailures.of(e, name).sentence());
    } catch (HostFailure e) {
      throw new ListingFailed(e.sentence());
    }
  }

  private static PagedIterable<GHRepository> repositories(GitHub client, String name)
      throws IOException {
    try {
      return client.getOrganization(name).listRepositories(PAGE);
    } catch (FileNotFoundException e) {
      return client.getUser(name).listRepositories(PAGE);
    }
  }

  private static Listed listed(GHRepository from) {
    return new Listed(
        from.getName(),
        from.getHttpTransportUrl(),
        Objects.requireNonNullElse(from.getDefaultBranch(), ""),
        from.isArchived(),
        from.isFork());
  }

  private HostedAt at(URI organisation) {
    return new HostedAt(access.server().getAuthority(), name(organisation));
  }

  private static String name(URI organisation) {
    var path = organisation.getPath();
    return path == null ? "" : path.replaceAll("^/+|/+$", "");
  }
}
