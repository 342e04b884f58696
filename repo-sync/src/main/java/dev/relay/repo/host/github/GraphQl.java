package dev.relay.repo.host.github;

import dev.relay.repo.host.HostedAt;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.kohsuke.github.HttpException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The one thing that only GitHub's GraphQL API can do: a draft becomes ready. */
final class GraphQl {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String READY =
      "mutation($id: ID!) { markPullRequestReadyForReview(input: {pullRequestId: $id})"
          + " { pullRequest { isDraft } } }";

  private final GitHubAccess access;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

  GraphQl(GitHubAccess access) {
    this.access = access;
  }

  void ready(HostedAt at, String nodeId) throws IOException {
    access.beforeChange(at);
    var body = JSON.writeValueAsString(Map.of("query", READY, "variables", Map.of("id", nodeId)));
    var request =
        HttpRequest.newBuilder(access.graphql())
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + access.token(at))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200 || hasErrors(response.body())) {
        var status = response.statusCode() == 200 ? 403 : response.statusCode();
        throw new HttpException(response.body(), status, "", request.uri().toString());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
  }

  /** GraphQL answers 200 also when it refuses. */
  private static boolean hasErrors(String body) throws IOException {
    try {
      return !JSON.readTree(body).path("errors").isEmpty();
    } catch (JacksonException e) {
      throw new IOException("no JSON", e);
    }
  }
}
