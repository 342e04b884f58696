package dev.relay.repo.host.github;

import dev.relay.repo.git.Sha;
import dev.relay.repo.host.HostedAt;
import dev.relay.repo.publish.HostFailure;
import dev.relay.repo.publish.Proposal;
import dev.relay.repo.publish.PullRequest;
import dev.relay.repo.publish.PullRequestHost;
import dev.relay.repo.publish.Readiness;
import dev.relay.repo.workspace.RemoteUrl;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.HttpException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** GitHub and GitHub Enterprise, as soon as there are credentials for it. */
@Component
@Order(0)
final class GitHubHost implements PullRequestHost {
  private final GitHubAccess access;
  private final GitHubChecks checks = new GitHubChecks(InstantSource.system());
  private final GraphQl graphQl;

  GitHubHost(GitHubAccess access) {
    this.access = access;
    this.graphQl = new GraphQl(access);
  }

  @Override
  public boolean hosts(RemoteUrl url) {
    return access.isConfigured()
        && HostedAt.of(url).filter(at -> at.isOn(access.server())).isPresent();
  }

  @Override
  public Optional<PullRequest> find(Proposal proposal) {
    return asking(
        proposal,
        repository -> {
          GHPullRequest newest = null;
          var query =
              repository
                  .queryPullRequests()
                  .state(GHIssueState.ALL)
                  .head(at(proposal).owner() + ":" + proposal.branch())
                  .base(proposal.repository().branch());
          for (var each : query.list()) {
            if (each.getState() == GHIssueState.OPEN) {
              return Optional.of(PullRequests.seen(each));
            }
            newest = newest == null ? each : newest;
          }
          return newest == null ? Optional.empty() : Optional.of(PullRequests.seen(newest));
        });
  }

  @Override
  public PullRequest open(Proposal proposal, Wording wording, boolean draft) {
    return asking(
        proposal,
        repository -> {
          try {
            return PullRequests.seen(create(repository, proposal, wording, draft));
          } catch (HttpException e) {
            if (e.getResponseCode() == 422 && said(e, "already exists")) {
              return find(proposal).orElseThrow(() -> GitHubFailures.of(e, at(proposal).path()));
            }
            if (e.getResponseCode() == 422 && draft && said(e, "draft")) {
              // Not in every plan; the train keeps the order all the same.
              return PullRequests.seen(create(repository, proposal, wording, false));
            }
            throw e;
          }
        });
  }

  private static GHPullRequest create(
      GHRepository repository, Proposal proposal, Wording wording, boolean draft)
      throws IOException {
    return repository.createPullRequest(
        wording.title(),
        proposal.branch(),
        proposal.repository().branch(),
        wording.body(),
        true,
        draft);
  }

  @Override
  public PullRequest describe(Proposal proposal, PullRequest pullRequest, String body) {
    return asking(
        proposal,
        repository -> {
          repository.getPullRequest((int) pullRequest.number()).setBody(body);
          return PullRequests.seen(repository.getPullRequest((int) pullRequest.number()));
        });
  }

  @Override
  public void ready(Proposal proposal, PullRequest pullRequest) {
    asking(
        proposal,
        repository -> {
          var node = repository.getPullRequest((int) pullRequest.number()).getNodeId();
          graphQl.ready(at(proposal), node);
          return node;
        });
  }

  @Override
  public Readiness readiness(Proposal proposal, PullRequest pullRequest) {
    return asking(
        proposal,
        repository ->
            checks.of(
                repository.getPullRequest((int) pullRequest.number()),
                proposal.repository().id().name()));
  }

  @Override
  public Sha merge(Proposal proposal, PullRequest pullRequest) {
    return asking(
        proposal,
        repository -> {
          var number = (int) pullRequest.number();
          try {
            repository
                .getPullRequest(number)
                .merge(null, proposal.commit().hex(), PullRequests.method(repository));
          } catch (HttpException e) {
            // 405: a rule of the branch; 409: somebody pushed. The next look says which it was.
            if (e.getResponseCode() == 405 || e.getResponseCode() == 409) {
              throw HostFailure.passing(notMerged(proposal, number, e), null);
            }
            throw e;
          }
          return new Sha(repository.getPullRequest(number).getMergeCommitSha());
        });
  }

  @Override
  public boolean isProtected(Proposal proposal) {
    return asking(
        proposal, repository -> repository.getBranch(proposal.repository().branch()).isProtected());
  }

  private static String notMerged(Proposal proposal, int number, HttpException e) {
    return "GitHub did not merge pull request %d of %s (%s); meet that there, and Relay goes on."
        .formatted(number, proposal.repository().id(), GitHubFailures.said(e));
  }

  private static boolean said(HttpException failure, String words) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains(words);
  }

  private static HostedAt at(Proposal proposal) {
    return HostedAt.of(proposal.repository().url()).orElseThrow();
  }

  private interface Question<T> {
    T ask(GHRepository repository) throws IOException;
  }

  private <T> T asking(Proposal proposal, Question<T> question) {
    var at = at(proposal);
    try {
      return question.ask(access.client(at).getRepository(at.path()));
    } catch (IOException e) {
      throw GitHubFailures.of(e, at.path());
    } catch (GHException e) {
      throw GitHubFailures.of(e, at.path());
    }
  }
}
