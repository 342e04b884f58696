package dev.relay.repo.webhook;

import static dev.relay.repo.webhook.EventReader.number;
import static dev.relay.repo.webhook.EventReader.text;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** GitLab's payloads, told in the words that GitHub has for the same. */
final class GitLabEvents implements EventReader {
  private static final Map<String, String> ACTIONS =
      Map.of(
          "open", "opened",
          "close", "closed",
          "reopen", "reopened",
          "merge", "closed",
          "update", "edited",
          "create", "created",
          "delete", "deleted");

  /** How a pipeline, job or deployment can have ended. */
  private static final Map<String, String> CONCLUSIONS =
      Map.of(
          "success", "success",
          "failed", "failure",
          "canceled", "cancelled",
          "skipped", "skipped",
          "manual", "action_required");

  @Override
  public HostKind host() {
    return HostKind.GITLAB;
  }

  @Override
  public Optional<Named> read(String event, JsonNode payload) {
    var kind = text(payload.path("object_kind"));
    var named =
        switch (kind.isEmpty() ? text(payload.path("event_name")) : kind) {
          case "push", "tag_push" -> new Named("push", pushed(payload));
          case "merge_request" -> mergeRequest(payload.path("object_attributes"));
          case "issue" -> issue(payload.path("object_attributes"));
          case "release" -> release(payload);
          case "deployment" -> deployment(payload);
          case "pipeline" -> pipeline(payload.path("object_attributes"));
          case "build" -> job(payload);
          case "project_rename", "project_transfer" -> moved(payload);
          default -> null;
        };
    return Optional.ofNullable(named);
  }

  private static RepoEvent pushed(JsonNode payload) {
    return new RepoEvent.Pushed(
        text(payload.path("ref")),
        text(payload.path("before")),
        text(payload.path("after")),
        false);
  }

  private static Named mergeRequest(JsonNode request) {
    var event =
        new RepoEvent.PullRequestChanged(
            number(request.path("iid")),
            text(request.path("last_commit").path("id")),
            branch(request),
            text(request.path("target_branch")),
            text(request.path("state")).equals("merged"));
    var pushed = !text(request.path("oldrev")).isEmpty();
    return new Named("pull_request." + (pushed ? "synchronize" : action(request)), event);
  }

  private static String branch(JsonNode request) {
    var branch = text(request.path("source_branch"));
    var source = request.path("source_project_id");
    return source.equals(request.path("target_project_id"))
        ? branch
        : text(request.path("source").path("namespace")) + ":" + branch;
  }

  private static Named issue(JsonNode issue) {
    return new Named(
        "issues." + action(issue), new RepoEvent.IssueChanged(number(issue.path("iid"))));
  }

  private static Named release(JsonNode payload) {
    var action = action(payload);
    return new Named(
        "release." + (action.equals("created") ? "published" : action),
        new RepoEvent.Released(text(payload.path("tag"))));
  }

  private static Named deployment(JsonNode payload) {
    return new Named(
        "deployment_status.created",
        new RepoEvent.Deployed(
            text(payload.path("environment")),
            commit(payload.path("commit_url")),
            ended(payload.path("status"))));
  }

  private static Named pipeline(JsonNode pipeline) {
    var ended = ended(pipeline.path("status"));
    return new Named(
        "workflow_run." + (ended.isEmpty() ? "in_progress" : "completed"),
        new RepoEvent.Checked("pipeline", text(pipeline.path("sha")), ended));
  }

  private static Named job(JsonNode payload) {
    var ended = ended(payload.path("build_status"));
    return new Named(
        "check_run." + (ended.isEmpty() ? "in_progress" : "completed"),
        new RepoEvent.Checked(text(payload.path("build_name")), text(payload.path("sha")), ended));
  }

  private static Named moved(JsonNode payload) {
    var formerly = text(payload.path("old_path_with_namespace"));
    return new Named(
        "repository."
            + text(payload.path("event_name"))
                .replace("project_rename", "renamed")
                .replace("project_transfer", "transferred"),
        new RepoEvent.RepositoryChanged(Optional.of(formerly).filter(name -> !name.isEmpty()), ""));
  }

  private static String action(JsonNode node) {
    var action = text(node.path("action"));
    return ACTIONS.getOrDefault(action, action);
  }

  private static String ended(JsonNode status) {
    return CONCLUSIONS.getOrDefault(text(status), "");
  }

  private static String commit(JsonNode url) {
    var text = text(url);
    return text.substring(text.lastIndexOf('/') + 1);
  }
}
