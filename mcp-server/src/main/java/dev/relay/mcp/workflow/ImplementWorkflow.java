package dev.relay.mcp.workflow;

import dev.relay.mcp.task.NewTask;
import dev.relay.mcp.task.TaskRefused;
import dev.relay.repo.webhook.Concerned;
import dev.relay.repo.webhook.RepoEvent;
import dev.relay.repo.workspace.WorkflowRule;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The request of the rule, as if somebody had said it about the repository. */
@Component
final class ImplementWorkflow implements Workflow {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  /** What a stranger may have chosen becomes part of a request only as long as it is a name. */
  private static final Pattern NAME = Pattern.compile("[\\w./-]{0,100}");

  @Override
  public String name() {
    return "implement";
  }

  @Override
  public NewTask task(Concerned concerned, WorkflowRule rule) {
    if (rule.request().isBlank()) {
      throw new TaskRefused(
          TaskRefused.Kind.POINTLESS, "Write under 'request' what is to be done.");
    }
    var values = values(concerned);
    var request = PLACE.matcher(rule.request()).replaceAll(found -> value(found.group(1), values));
    var repository = concerned.repository().id().name();
    return new NewTask(concerned.workspace().name(), request, List.of(repository), null);
  }

  private static String value(String name, Map<String, String> values) {
    var value = values.get(name);
    if (value == null) {
      throw new TaskRefused(
          TaskRefused.Kind.POINTLESS,
          "This event has no {" + name + "}; take it out of 'request'.");
    }
    if (!NAME.matcher(value).matches()) {
      throw new TaskRefused(
          TaskRefused.Kind.POINTLESS,
          "Its {" + name + "} is no plain name, so nothing was started.");
    }
    return Matcher.quoteReplacement(value);
  }

  private static Map<String, String> values(Concerned concerned) {
    var repository = concerned.repository().id().name();
    return switch (concerned.happened().event()) {
      case RepoEvent.PullRequestChanged change ->
          Map.of(
              "repository",
              repository,
              "number",
              String.valueOf(change.number()),
              "branch",
              change.branch(),
              "into",
              change.into());
      case RepoEvent.IssueChanged issue ->
          Map.of("repository", repository, "number", String.valueOf(issue.number()));
      case RepoEvent.Released release -> Map.of("repository", repository, "tag", release.tag());
      case RepoEvent.Pushed push ->
          Map.of("repository", repository, "branch", push.branch().orElse(""));
      case RepoEvent.Deployed deployed ->
          Map.of("repository", repository, "environment", deployed.environment());
      case RepoEvent.Checked checked -> Map.of("repository", repository, "check", checked.check());
      case RepoEvent.RepositoryChanged _, RepoEvent.Pinged _ -> Map.of("repository", repository);
    };
  }
}
