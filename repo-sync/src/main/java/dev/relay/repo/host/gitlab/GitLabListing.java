package dev.relay.repo.host.gitlab;

import dev.relay.repo.workspace.ListingFailed;
import dev.relay.repo.workspace.RepositoryListing;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.gitlab4j.api.GitLabApiException;
import org.gitlab4j.api.models.GroupProjectsFilter;
import org.gitlab4j.api.models.Project;
import org.gitlab4j.api.models.ProjectFilter;
import org.springframework.stereotype.Component;

/** The projects of a group with its subgroups, or of a user; the public ones without a token. */
@Component
final class GitLabListing implements RepositoryListing {
  private static final int PAGE = 100;
  private final GitLabAccess access;

  GitLabListing(GitLabAccess access) {
    this.access = access;
  }

  @Override
  public boolean serves(URI organisation) {
    return access.server().getAuthority().equalsIgnoreCase(organisation.getAuthority())
        && !path(organisation).isEmpty();
  }

  @Override
  public List<Listed> list(URI organisation) {
    var path = path(organisation);
    try {
      return projects(path).stream().map(GitLabListing::listed).toList();
    } catch (GitLabApiException e) {
      throw new ListingFailed(GitLabFailures.of(e, path, InstantSource.system()).sentence());
    }
  }

  private List<Project> projects(String path) throws GitLabApiException {
    try {
      var all = new GroupProjectsFilter().withIncludeSubGroups(true);
      return access.api().getGroupApi().getProjects(path, all, PAGE).all();
    } catch (GitLabApiException e) {
      if (e.getHttpStatus() == 404 && !path.contains("/")) {
        return access.api().getProjectApi().getUserProjects(path, new ProjectFilter(), PAGE).all();
      }
      throw e;
    }
  }

  private static Listed listed(Project from) {
    return new Listed(
        from.getPath(),
        from.getHttpUrlToRepo(),
        Objects.requireNonNullElse(from.getDefaultBranch(), ""),
        Boolean.TRUE.equals(from.getArchived()),
        from.getForkedFromProject() != null);
  }

  private static String path(URI organisation) {
    var path = organisation.getPath();
    return path == null ? "" : path.replaceAll("^/+|/+$", "");
  }
}
