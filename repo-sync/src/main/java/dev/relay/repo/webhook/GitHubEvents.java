package dev.relay.repo.webhook;

import static dev.relay.repo.webhook.EventReader.number;
import static dev.relay.repo.webhook.EventReader.text;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's payloads. */
final class GitHubEvents implements EventReader {
  @Override
  public HostKind host() {
    return HostKind.GITHUB;
  }

  @Override
  public Optional<Named> read(String event, JsonNode payload) {
    var action = text(payload.path("action"));
    var name = action.isEmpty() ? event : event + "." + action;
    return fact(event, payload).map(fact -> new Named(name, fact));
  }

  private static Optional<RepoEvent> fact(String event, JsonNode payload) {
    var fact =
        switch (event) {
          case "push" -> pushed(payload);
          case "pull_request" -> pullRequest(payload.path("pull_request"));
          case "issues" -> new RepoEvent.IssueChanged(number(payload.path("issue").path("number")));
          case "release" -> new RepoEvent.Released(text(payload.path("release").path("tag_name")));
          case "deployment", "deployment_status" -> deployed(payload);
          case "check_run", "check_suite", "workflow_run" -> checked(payload, payload.path(event));
          case "status" -> status(payload);
          case "repository" -> repository(payload);
          case "ping" -> new RepoEvent.Pinged();
          default -> null;
        };
    return Optional.ofNullable(fact);
  }

  private static RepoEvent pushed(JsonNode payload) {
    return new RepoEvent.Pushed(
        text(payload.path("ref")),
        text(payload.path("before")),
        text(payload.path("after")),
        payload.path("forced").asBoolean(false));
  }

  private static RepoEvent pullRequest(JsonNode request) {
    return new RepoEvent.PullRequestChanged(
        number(request.path("number")),
        text(request.path("head").path("sha")),
        branch(request),
        text(request.path("base").path("ref")),
        request.path("merged").asBoolean(false));
  }

  /** Of a fork that is gone the payload says nothing: it is none of this repository's either. */
  private static String branch(JsonNode request) {
    var head = request.path("head");
    var own = request.path("base").path("repo").path("id");
    var same = own.isMissingNode() || own.equals(head.path("repo").path("id"));
    return text(same ? head.path("ref") : head.path("label"));
  }

  private static RepoEvent deployed(JsonNode payload) {
    var deployment = payload.path("deployment");
    return new RepoEvent.Deployed(
        text(deployment.path("environment")),
        text(deployment.path("sha")),
        text(payload.path("deployment_status").path("state")));
  }

  private static RepoEvent checked(JsonNode payload, JsonNode check) {
    var name =
        Stream.of(
                check.path("name"),
                payload.path("workflow").path("name"),
                check.path("app").path("name"))
            .map(EventReader::text)
            .filter(text -> !text.isEmpty())
            .findFirst();
    return new RepoEvent.Checked(
        name.orElse(""), text(check.path("head_sha")), text(check.path("conclusion")));
  }

  private static RepoEvent status(JsonNode payload) {
    var state = text(payload.path("state"));
    return new RepoEvent.Checked(
        text(payload.path("context")),
        text(payload.path("sha")),
        state.equals("pending") ? "" : state);
  }

  private static RepoEvent repository(JsonNode payload) {
    var formerly =
        payload instanceof ObjectNode object
            ? Subject.of(object).formerly()
            : Optional.<String>empty();
    return new RepoEvent.RepositoryChanged(
        formerly, text(payload.path("repository").path("default_branch")));
  }
}
