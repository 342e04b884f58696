package dev.relay.repo.host;

import com.sun.net.httpserver.HttpExchange;
import dev.relay.repo.git.Repos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * GitLab's REST API, as its public documentation describes it, over bare repositories. Merge
 * requests follow their branches, and merges are real.
 */
public final class FakeGitLab extends FakeWeb {
  private static final Pattern PROJECT = Pattern.compile("/projects/acme%2F([^/]+)/(.*)");
  private static final Pattern ONE = Pattern.compile("merge_requests/(\\d+)(/merge)?");
  private final Path remotes;
  private final Map<String, Map<Long, ObjectNode>> requests = new LinkedHashMap<>();
  private final Map<String, String> pipelines = new LinkedHashMap<>();
  private final Map<String, String> statuses = new LinkedHashMap<>();
  private int projects;

  public FakeGitLab(Path remotes) {
    super(remotes, "/api/v4");
    this.remotes = remotes;
    start();
  }

  /** The pipeline of every merge request of that project: success, running, failed, manual. */
  public void pipeline(String project, String status) {
    pipelines.put(project, status);
  }

  /** {@code detailed_merge_status}. */
  public void status(String project, String status) {
    statuses.put(project, status);
  }

  /** What the group acme holds. */
  public void holds(int count) {
    projects = count;
  }

  @Override
  protected String token(HttpExchange exchange) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN"), "");
  }

  @Override
  protected Reply reply(Request request) {
    if (request.token().isEmpty() && !request.method().equals("GET")) {
      return error(401, "401 Unauthorized");
    }
    if (request.path().equals("/groups/acme/projects")) {
      return listing(request);
    }
    var match = PROJECT.matcher(request.path());
    if (!match.matches() || !bare(match.group(1)).toFile().isDirectory()) {
      return error(404, "404 Project Not Found");
    }
    var name = match.group(1);
    var one = ONE.matcher(match.group(2));
    if (match.group(2).equals("merge_requests")) {
      return request.method().equals("POST")
          ? create(request, name)
          : paged(Reply.json(200, found(request, name)), 1, 1);
    }
    if (one.matches()) {
      return one(request, name, Long.parseLong(one.group(1)), one.group(2) != null);
    }
    return match.group(2).equals("protected_branches/main")
        ? Reply.json(200, Map.of("id", 1, "name", "main"))
        : error(404, "404 Not Found");
  }

  private List<ObjectNode> found(Request request, String name) {
    return of(name).values().stream()
        .filter(
            mr -> mr.path("source_branch").asString().equals(request.query().get("source_branch")))
        .map(mr -> shown(mr, name))
        .toList()
        .reversed();
  }

  private Reply create(Request request, String name) {
    var branch = request.body().path("source_branch").asString();
    var open =
        of(name).values().stream()
            .filter(mr -> mr.path("source_branch").asString().equals(branch))
            .anyMatch(mr -> mr.path("state").asString().equals("opened"));
    if (open) {
      return error(409, "Another open merge request already exists for this source branch: !1");
    }
    long iid = of(name).size() + 1L;
    var made = golden("merge-request").put("iid", iid).put("source_branch", branch);
    made.put("web_url", url() + "/acme/" + name + "/-/merge_requests/" + iid);
    made.put("description", request.body().path("description").asString());
    titled(made, request.body().path("title").asString());
    of(name).put(iid, made);
    return Reply.json(201, shown(made, name));
  }

  private Reply one(Request request, String name, long iid, boolean merge) {
    var mr = of(name).get(iid);
    if (mr == null) {
      return error(404, "404 Not found");
    }
    if (merge) {
      return merge(request, name, mr);
    }
    if (request.method().equals("PUT")) {
      var body = request.body();
      if (body.has("description")) {
        mr.put("description", body.path("description").asString());
      }
      if (body.has("title")) {
        titled(mr, body.path("title").asString());
      }
    }
    return Reply.json(200, shown(mr, name));
  }

  private Reply merge(Request request, String name, ObjectNode mr) {
    if (!mr.path("state").asString().equals("opened") || mr.path("draft").asBoolean()) {
      return error(405, "405 Method Not Allowed");
    }
    var head = shown(mr, name).path("sha").asString();
    if (!request.body().path("sha").asString().equals(head)) {
      return error(409, "SHA does not match HEAD of source branch");
    }
    var sha = BareMerge.merge(bare(name), head, mr.path("source_branch").asString());
    mr.put("state", "merged").put("merge_commit_sha", sha).put("sha", head);
    mr.put("merged_at", "2026-11-20T10:00:00.000Z");
    return Reply.json(200, shown(mr, name));
  }

  private Reply listing(Request request) {
    int size = Integer.parseInt(request.query().getOrDefault("per_page", "20"));
    int page = Integer.parseInt(request.query().getOrDefault("page", "1"));
    var all =
        IntStream.rangeClosed(1, projects)
            .skip((page - 1L) * size)
            .limit(size)
            .mapToObj(i -> golden("project").put("path", "service-" + i).put("archived", i == 7))
            .toList();
    var pages = (projects + size - 1) / size;
    return paged(Reply.json(200, all), page, pages)
        .with("X-Per-Page", Integer.toString(size))
        .with("X-Total", Integer.toString(projects));
  }

  private static Reply paged(Reply reply, int page, int pages) {
    return reply
        .with("X-Page", Integer.toString(page))
        .with("X-Next-Page", page < pages ? Integer.toString(page + 1) : "")
        .with("X-Total-Pages", Integer.toString(pages));
  }

  private ObjectNode shown(ObjectNode mr, String name) {
    if (mr.path("state").asString().equals("opened")) {
      var branch = "refs/heads/" + mr.path("source_branch").asString();
      mr.put("sha", Repos.run(bare(name), "rev-parse", branch));
    }
    var copy = mr.deepCopy();
    ((ObjectNode) copy.path("head_pipeline"))
        .put("sha", mr.path("sha").asString())
        .put("status", pipelines.getOrDefault(name, "success"));
    var usual = mr.path("draft").asBoolean() ? "draft_status" : "mergeable";
    return copy.put("detailed_merge_status", statuses.getOrDefault(name, usual));
  }

  private static void titled(ObjectNode mr, String title) {
    var draft = title.startsWith("Draft: ");
    mr.put("title", title).put("draft", draft).put("work_in_progress", draft);
  }

  private Map<Long, ObjectNode> of(String name) {
    return requests.computeIfAbsent(name, _ -> new LinkedHashMap<>());
  }

  private Path bare(String name) {
    return remotes.resolve(name + ".git");
  }

  public static Reply error(int status, String message) {
    return Reply.json(status, Map.of("message", message));
  }

  private static ObjectNode golden(String name) {
    try (var stream = FakeGitLab.class.getResourceAsStream("/gitlab/" + name + ".json")) {
      return (ObjectNode) JSON.readTree(Objects.requireNonNull(stream).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
