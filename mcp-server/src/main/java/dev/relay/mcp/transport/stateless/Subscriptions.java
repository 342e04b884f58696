package dev.relay.mcp.transport.stateless;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.asking.MissingCapability;
import dev.relay.mcp.transport.Door;
import dev.relay.mcp.transport.EventStream;
import dev.relay.mcp.transport.McpRefusal;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/** The streams on which clients hear what changed, each of what it asked for. */
final class Subscriptions {
  private static final int ROOM = 1000;
  private static final String ID = Envelope.PREFIX + "subscriptionId";

  /** What a client asks for, by what it is told with. */
  private static final Map<String, String> LISTS =
      Map.of(
          McpSchema.METHOD_NOTIFICATION_TOOLS_LIST_CHANGED, "toolsListChanged",
          McpSchema.METHOD_NOTIFICATION_PROMPTS_LIST_CHANGED, "promptsListChanged",
          McpSchema.METHOD_NOTIFICATION_RESOURCES_LIST_CHANGED, "resourcesListChanged");

  private final Set<Open> open = ConcurrentHashMap.newKeySet();
  private final StatelessServer server;
  private final Results results;
  private final CallTasks tasks;
  private final Door door;

  Subscriptions(StatelessServer server, Results results, CallTasks tasks, Door door) {
    this.server = server;
    this.results = results;
    this.tasks = tasks;
    this.door = door;
  }

  private record Open(
      McpSchema.JSONRPCRequest call,
      EventStream stream,
      Set<String> lists,
      Set<String> resources,
      Set<String> taskIds) {
    boolean wants(String method, Map<String, Object> params) {
      return switch (method) {
        case McpSchema.METHOD_NOTIFICATION_RESOURCES_UPDATED ->
            resources.contains(String.valueOf(params.get("uri")));
        case "notifications/tasks" -> taskIds.contains(String.valueOf(params.get("taskId")));
        default -> lists.contains(LISTS.getOrDefault(method, ""));
      };
    }
  }

  Flux<ServerSentEvent<String>> listen(
      Caller caller, Envelope envelope, McpSchema.JSONRPCRequest call) {
    if (open.size() >= ROOM) {
      throw new McpRefusal(
          HttpStatus.SERVICE_UNAVAILABLE,
          McpSchema.ErrorCodes.INTERNAL_ERROR,
          "Too many clients listen: end a subscription and try again.",
          call.id());
    }
    var wanted = Json.object(Json.object(call.params()).get("notifications"));
    if (wanted.containsKey("taskIds") && !envelope.followsTasks()) {
      throw MissingCapability.extension(Envelope.TASKS);
    }
    var subscription = accepted(caller, call, wanted);
    open.add(subscription);
    say(subscription, "notifications/subscriptions/acknowledged", filter(subscription));
    var watching = ResourceWatch.begin(server, envelope, subscription.resources(), this::tell);
    return subscription.stream()
        .after(0)
        .doFinally(_ -> {
          open.remove(subscription);
          watching.dispose();
        });
  }

  private Open accepted(Caller caller, McpSchema.JSONRPCRequest call, Map<String, Object> wanted) {
    var offered = offered();
    return new Open(
        call,
        new EventStream(null),
        LISTS.values().stream()
            .filter(each -> offered.contains(each) && Boolean.TRUE.equals(wanted.get(each)))
            .collect(Collectors.toUnmodifiableSet()),
        offered.contains("resourceSubscriptions")
            ? texts(wanted.get("resourceSubscriptions")).stream()
                .filter(uri -> mayWatch(caller, uri))
                .collect(Collectors.toUnmodifiableSet())
            : Set.of(),
        texts(wanted.get("taskIds")).stream()
            .filter(id -> tasks.find(caller, id).isPresent())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** What can't be watched is missing in what is acknowledged. */
  private boolean mayWatch(Caller caller, String uri) {
    try {
      door.watch(caller, uri);
      return true;
    } catch (McpError e) {
      return false;
    }
  }

  private Set<String> offered() {
    var can = server.sdk().getServerCapabilities();
    var offered = ConcurrentHashMap.<String>newKeySet();
    if (can.tools() != null && Boolean.TRUE.equals(can.tools().listChanged())) {
      offered.add("toolsListChanged");
    }
    if (can.prompts() != null && Boolean.TRUE.equals(can.prompts().listChanged())) {
      offered.add("promptsListChanged");
    }
    if (can.resources() != null && Boolean.TRUE.equals(can.resources().listChanged())) {
      offered.add("resourcesListChanged");
    }
    if (can.resources() != null && Boolean.TRUE.equals(can.resources().subscribe())) {
      offered.add("resourceSubscriptions");
    }
    return offered;
  }

  private static Map<String, Object> filter(Open subscription) {
    var filter = new LinkedHashMap<String, Object>();
    subscription.lists().stream().sorted().forEach(each -> filter.put(each, true));
    putSome(filter, "resourceSubscriptions", subscription.resources());
    putSome(filter, "taskIds", subscription.taskIds());
    return new LinkedHashMap<>(Map.of("notifications", filter));
  }

  private static void putSome(Map<String, Object> filter, String name, Collection<String> values) {
    if (!values.isEmpty()) {
      filter.put(name, values.stream().sorted().toList());
    }
  }

  private static List<String> texts(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).distinct().toList()
        : List.of();
  }

  /** Everybody who asked for it hears it. */
  void tell(String method, @Nullable Object said) {
    var params = results.object(said);
    open.stream()
        .filter(each -> each.wants(method, params))
        .forEach(each -> say(each, method, new LinkedHashMap<>(params)));
  }

  private void say(Open subscription, String method, Map<String, Object> params) {
    params.put("_meta", Map.of(ID, subscription.call().id()));
    subscription.stream().send(results.text(new McpSchema.JSONRPCNotification(method, params)));
  }

  /** The server stops: every stream ends with its response. */
  void end() {
    for (var each : List.copyOf(open)) {
      var last = new LinkedHashMap<String, Object>();
      last.put("_meta", Map.of(ID, each.call().id()));
      each.stream().send(results.result(each.call(), last, "complete").json());
      each.stream().end();
    }
  }
}
