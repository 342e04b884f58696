package dev.relay.repo.host;

import com.sun.net.httpserver.HttpExchange;
import dev.relay.repo.git.Repos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * GitHub's REST API, as its public documentation describes it, over bare repositories. Pull
 * requests follow their branches, and merges are real.
 */
public final class FakeGitHub extends FakeWeb {
  private static final Pattern REPOSITORY = Pattern.compile("/repos/([^/]+)/([^/]+)(?:/(.*))?");
  private static final Pattern PULL = Pattern.compile("pulls/(\\d+)(/merge)?");
  private final Path remotes;
  private final Map<Long, ObjectNode> pulls = new LinkedHashMap<>();
  private final Map<String, List<ObjectNode>> checks = new LinkedHashMap<>();
  private final Map<String, String> mergeability = new LinkedHashMap<>();
  private List<ObjectNode> organisation = List.of();
  private long number;

  public FakeGitHub(Path remotes) {
    super(remotes, "/api/v3");
    this.remotes = remotes;
    start();
  }

  /** The check runs of every commit of that repository. */
  public void check(String repository, String name, String status, String conclusion) {
    var run = golden("check-run").put("name", name).put("status", status);
    run.put("conclusion", conclusion.isEmpty() ? null : conclusion);
    checks.put(repository, List.of(run));
  }

  /** {@code mergeable_state}: clean, blocked, behind, dirty, unstable, unknown. */
  public void mergeability(String repository, String state) {
    mergeability.put(repository, state);
  }

  public ObjectNode pull(long n) {
    return Objects.requireNonNull(pulls.get(n));
  }

  /** What the organisation acme holds. */
  public void holds(int count) {
    organisation = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      organisation.add(repository("acme", "service-" + i).put("archived", i == 7));
    }
  }

  @Override
  protected String token(HttpExchange exchange) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
  }

  @Override
  protected Reply reply(Request request) {
    var limited = limited(answer(request));
    return limited.with("X-GitHub-Media-Type", "github.v3; format=json");
  }

  private Reply answer(Request request) {
    var path = request.path();
    if (request.token().isEmpty() && !request.method().equals("GET")) {
      return error(401, "Requires authentication");
    }
    if (path.equals("/api/graphql")) {
      return ready(request);
    }
    if (path.startsWith("/orgs/") || path.startsWith("/users/")) {
      return listing(request);
    }
    if (path.startsWith("/app")) {
      return app(request);
    }
    var match = REPOSITORY.matcher(path);
    if (!match.matches() || !exists(match.group(1), match.group(2))) {
      return error(404, "Not Found");
    }
    return inRepository(request, match);
  }

  private Reply inRepository(Request request, Matcher match) {
    var owner = match.group(1);
    var name = match.group(2);
    var rest = Objects.requireNonNullElse(match.group(3), "");
    var pull = PULL.matcher(rest);
    if (rest.isEmpty()) {
      return Reply.json(200, repository(owner, name));
    }
    if (rest.equals("pulls")) {
      return request.method().equals("POST")
          ? create(request, owner, name)
          : Reply.json(200, found(request, owner, name));
    }
    if (pull.matches()) {
      return pull(request, name, Long.parseLong(pull.group(1)), pull.group(2) != null);
    }
    if (rest.endsWith("/check-runs")) {
      var runs = checks.getOrDefault(name, List.of());
      return Reply.json(200, Map.of("total_count", runs.size(), "check_runs", runs));
    }
    if (rest.startsWith("statuses/")) {
      return Reply.json(200, List.of());
    }
    if (rest.startsWith("branches/")) {
      return Reply.json(200, golden("branch"));
    }
    if (rest.equals("installation")) {
      return Reply.json(200, Map.of("id", 7, "app_id", 42, "account", Map.of("login", owner)));
    }
    return error(404, "Not Found");
  }

  private List<ObjectNode> found(Request request, String owner, String name) {
    var wanted = request.query().getOrDefault("head", "");
    return pulls.values().stream()
        .filter(pull -> of(pull).equals(name))
        .filter(pull -> (owner + ":" + head(pull)).equals(wanted))
        .map(pull -> shown(pull, name))
        .toList()
        .reversed();
  }

  private Reply create(Request request, String owner, String name) {
    var head = request.body().path("head").asString();
    var open =
        pulls.values().stream()
            .anyMatch(p ->
                of(p).equals(name)
                    && head(p).equals(head)
                    && p.path("state").asString().equals("open"));
    if (open) {
      return error(422, "A pull request already exists for " + owner + ":" + head + ".");
    }
    var made = golden("pull").put("number", ++number).put("node_id", "PR_" + number);
    made.put("html_url", url() + "/" + owner + "/" + name + "/pull/" + number);
    made.put("title", request.body().path("title").asString());
    made.put("body", request.body().path("body").asString());
    made.put("draft", request.body().path("draft").asBoolean());
    ((ObjectNode) made.path("head")).put("ref", head).put("label", owner + ":" + head);
    ((ObjectNode) made.path("base")).put("label", owner + "/" + name);
    pulls.put(number, made);
    return Reply.json(201, shown(made, name));
  }

  private Reply pull(Request request, String name, long n, boolean merge) {
    var pull = pulls.get(n);
    if (pull == null) {
      return error(404, "Not Found");
    }
    if (merge) {
      return merge(request, name, pull);
    }
    if (request.method().equals("PATCH")) {
      request.body().properties().forEach(field -> pull.set(field.getKey(), field.getValue()));
    }
    return Reply.json(200, shown(pull, name));
  }

  private Reply merge(Request request, String name, ObjectNode pull) {
    if (!pull.path("state").asString().equals("open") || pull.path("draft").asBoolean()) {
      return error(405, "Pull Request is not mergeable");
    }
    var head = shown(pull, name).path("head").path("sha").asString();
    if (!request.body().path("sha").asString().equals(head)) {
      return error(409, "Head branch was modified. Review and try the merge again.");
    }
    var sha = BareMerge.merge(bare(name), head, head(pull));
    pull.put("state", "closed").put("merged", true).put("merge_commit_sha", sha);
    pull.put("merged_at", "2026-11-20T10:00:00Z");
    return Reply.json(
        200, Map.of("sha", sha, "merged", true, "message", "Pull Request successfully merged"));
  }

  private Reply ready(Request request) {
    var id = request.body().path("variables").path("id").asString();
    pulls.values().stream()
        .filter(pull -> pull.path("node_id").asString().equals(id))
        .forEach(pull -> pull.put("draft", false));
    return Reply.json(200, Map.of("data", Map.of()));
  }

  private Reply listing(Request request) {
    if (request.path().equals("/orgs/acme")) {
      return Reply.json(200, Map.of("login", "acme", "id", 9919, "type", "Organization"));
    }
    if (!request.path().equals("/orgs/acme/repos")) {
      return error(404, "Not Found");
    }
    int size = Integer.parseInt(request.query().getOrDefault("per_page", "30"));
    int page = Integer.parseInt(request.query().getOrDefault("page", "1"));
    var from = (page - 1) * size;
    var to = Math.min(organisation.size(), from + size);
    var reply = Reply.json(200, organisation.subList(Math.min(from, to), to));
    var next = "%s/api/v3/orgs/acme/repos?per_page=%d&page=%d".formatted(url(), size, page + 1);
    return to < organisation.size() ? reply.with("Link", "<" + next + ">; rel=\"next\"") : reply;
  }

  /** An App shows a signed token of its own, and gets one for an installation. */
  private Reply app(Request request) {
    if (!request.token().startsWith("Bearer ey")) {
      return error(401, "A JSON web token could not be decoded");
    }
    return request.path().equals("/app")
        ? Reply.json(200, Map.of("id", 42, "slug", "relay", "name", "Relay"))
        : Reply.json(
            201,
            Map.of(
                "token",
                "ghs_app",
                "expires_at",
                Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  private ObjectNode shown(ObjectNode pull, String name) {
    var copy = pull.deepCopy();
    if (pull.path("state").asString().equals("open")) {
      var sha = Repos.run(bare(name), "rev-parse", "refs/heads/" + head(pull));
      ((ObjectNode) copy.path("head")).put("sha", sha);
      pull.set("head", copy.path("head"));
    }
    var usual = pull.path("draft").asBoolean() ? "draft" : "clean";
    return copy.put("mergeable_state", mergeability.getOrDefault(name, usual));
  }

  private ObjectNode repository(String owner, String name) {
    var full = owner + "/" + name;
    return golden("repository")
        .put("name", name)
        .put("full_name", full)
        .put("html_url", url() + "/" + full)
        .put("url", url() + "/api/v3/repos/" + full)
        .put("clone_url", url() + "/" + full + ".git");
  }

  private Path bare(String name) {
    return remotes.resolve(name + ".git");
  }

  private boolean exists(String owner, String name) {
    return owner.equals("acme") && bare(name).toFile().isDirectory();
  }

  private static String of(JsonNode pull) {
    return pull.path("base").path("label").asString().replaceFirst("^.*/", "");
  }

  private static String head(JsonNode pull) {
    return pull.path("head").path("ref").asString();
  }

  private static Reply limited(Reply reply) {
    return reply
        .with("X-RateLimit-Limit", "5000")
        .with("X-RateLimit-Remaining", "4987")
        .with("X-RateLimit-Reset", "1795000000")
        .with("X-RateLimit-Used", "13")
        .with("X-RateLimit-Resource", "core");
  }

  public static Reply error(int status, String message) {
    return Reply.json(
        status,
        Map.of(
            "message",
            message,
            "documentation_url",
            "https://docs.github.com/rest",
            "status",
            Integer.toString(status)));
  }

  private static ObjectNode golden(String name) {
    try (var stream = FakeGitHub.class.getResourceAsStream("/github/" + name + ".json")) {
      return (ObjectNode) JSON.readTree(Objects.requireNonNull(stream).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
