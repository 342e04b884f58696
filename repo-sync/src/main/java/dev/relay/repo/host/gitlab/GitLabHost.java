package dev.relay.repo.host.gitlab;

import dev.relay.repo.git.Sha;
import dev.relay.repo.host.HostedAt;
import dev.relay.repo.publish.HostFailure;
import dev.relay.repo.publish.Proposal;
import dev.relay.repo.publish.PullRequest;
import dev.relay.repo.publish.PullRequestHost;
import dev.relay.repo.publish.Readiness;
import dev.relay.repo.workspace.RemoteUrl;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gitlab4j.api.GitLabApi;
import org.gitlab4j.api.GitLabApiException;
import org.gitlab4j.api.models.AcceptMergeRequestParams;
import org.gitlab4j.api.models.MergeRequestFilter;
import org.gitlab4j.api.models.MergeRequestParams;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** GitLab, as soon as there is a token for it. A draft is a title that says so. */
@Component
@Order(0)
final class GitLabHost implements PullRequestHost {
  private static final String DRAFT = "Draft: ";
  private static final List<Integer> NOT_NOW = List.of(405, 406, 409, 422);

  private final GitLabAccess access;
  private final InstantSource clock = InstantSource.system();
  private final GitLabChecks checks = new GitLabChecks(clock);

  GitLabHost(GitLabAccess access) {
    this.access = access;
  }

  @Override
  public boolean hosts(RemoteUrl url) {
    return access.isConfigured()
        && HostedAt.of(url).filter(at -> at.isOn(access.server())).isPresent();
  }

  @Override
  public String noun() {
    return "merge request";
  }

  @Override
  public Optional<PullRequest> find(Proposal proposal) {
    return asking(
        proposal,
        (api, project) -> {
          var filter =
              new MergeRequestFilter()
                  .withSourceBranch(proposal.branch())
                  .withTargetBranch(proposal.repository().branch());
          var all = api.getMergeRequestApi().getMergeRequests(project, filter);
          return all.stream()
              .filter(each -> "opened".equals(each.getState()))
              .findFirst()
              .or(() -> all.stream().findFirst())
              .map(MergeRequests::seen);
        });
  }

  @Override
  public PullRequest open(Proposal proposal, Wording wording, boolean draft) {
    return asking(
        proposal,
        (api, project) -> {
          var wanted =
              new MergeRequestParams()
                  .withSourceBranch(proposal.branch())
                  .withTargetBranch(proposal.repository().branch())
                  .withTitle((draft ? DRAFT : "") + wording.title())
                  .withDescription(wording.body());
          try {
            return MergeRequests.seen(api.getMergeRequestApi().createMergeRequest(project, wanted));
          } catch (GitLabApiException e) {
            if (e.getHttpStatus() == 409) {
              return find(proposal).orElseThrow(() -> GitLabFailures.of(e, project, clock));
            }
            throw e;
          }
        });
  }

  @Override
  public PullRequest describe(Proposal proposal, PullRequest pullRequest, String body) {
    return change(proposal, pullRequest, new MergeRequestParams().withDescription(body));
  }

  @Override
  public void ready(Proposal proposal, PullRequest pullRequest) {
    asking(
        proposal,
        (api, project) -> {
          var now = api.getMergeRequestApi().getMergeRequest(project, pullRequest.number());
          var title = now.getTitle().replaceFirst("(?i)^(\\[draft]|\\(draft\\)|draft:)\\s*", "");
          return change(proposal, pullRequest, new MergeRequestParams().withTitle(title));
        });
  }

  private PullRequest change(Proposal proposal, PullRequest pullRequest, MergeRequestParams what) {
    return asking(
        proposal,
        (api, project) ->
            MergeRequests.seen(
                api.getMergeRequestApi().updateMergeRequest(project, pullRequest.number(), what)));
  }

  @Override
  public Readiness readiness(Proposal proposal, PullRequest pullRequest) {
    return asking(
        proposal,
        (api, project) ->
            checks.of(
                api.getMergeRequestApi().getMergeRequest(project, pullRequest.number()),
                proposal.repository().id().name()));
  }

  @Override
  public Sha merge(Proposal proposal, PullRequest pullRequest) {
    return asking(
        proposal,
        (api, project) -> {
          var exactly = new AcceptMergeRequestParams().withSha(proposal.commit().hex());
          try {
            var merged =
                api.getMergeRequestApi().acceptMergeRequest(project, pullRequest.number(), exactly);
            return Objects.requireNonNull(MergeRequests.seen(merged).merged());
          } catch (GitLabApiException e) {
            // A rule of the project, or somebody pushed. The next look says which it was.
            if (NOT_NOW.contains(e.getHttpStatus())) {
              throw HostFailure.passing(notMerged(proposal, pullRequest, e), null);
            }
            throw e;
          }
        });
  }

  @Override
  public boolean isProtected(Proposal proposal) {
    return asking(
        proposal,
        (api, project) -> {
          try {
            var branch = proposal.repository().branch();
            return api.getProtectedBranchesApi().getProtectedBranch(project, branch) != null;
          } catch (GitLabApiException e) {
            if (e.getHttpStatus() == 404) {
              return false;
            }
            throw e;
          }
        });
  }

  private static String notMerged(
      Proposal proposal, PullRequest pullRequest, GitLabApiException e) {
    return "GitLab did not merge merge request %d of %s (%s); meet that there, and Relay goes on."
        .formatted(pullRequest.number(), proposal.repository().id(), GitLabFailures.said(e));
  }

  private interface Question<T> {
    T ask(GitLabApi api, String project) throws GitLabApiException;
  }

  private <T> T asking(Proposal proposal, Question<T> question) {
    var project = HostedAt.of(proposal.repository().url()).orElseThrow().path();
    try {
      return question.ask(access.api(), project);
    } catch (GitLabApiException e) {
      throw GitLabFailures.of(e, project, clock);
    }
  }
}
