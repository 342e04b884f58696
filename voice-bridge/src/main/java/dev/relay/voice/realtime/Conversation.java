package dev.relay.voice.realtime;

import dev.relay.voice.realtime.SpeechProvider.Opening;
import dev.relay.voice.tools.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One conversation with one user, over any number of sockets that come and go. Everything that
 * changes it runs in its mailbox, one thing after another.
 */
final class Conversation {
  private static final Logger log = LoggerFactory.getLogger(Conversation.class);
  private static final Set<String> LEAVE_THE_RESPONSE_ALONE =
      Set.of("conversation_already_has_active_response", "response_cancel_not_active");

  private final String id;
  private final String userId;
  private final Desk desk;
  private final Mailbox mailbox = new Mailbox();
  private final ClientFrames frames;
  private final ToolRelay relay;
  private final Newsroom newsroom;
  private final ResponseGate gate = new ResponseGate(this::respond);
  private final List<Line> lines = new ArrayList<>();
  private final List<Newcomer> newcomers = new ArrayList<>();
  private SpeechProvider.@Nullable Session session;
  private @Nullable Frame created;

  private record Newcomer(Line line, JsonNode agent) {}

  /** {@code id} is stored already, as this user's. */
  Conversation(String id, String userId, Desk desk) {
    this.id = id;
    this.userId = userId;
    this.desk = desk;
    this.frames = new ClientFrames(desk.json(), desk.provider().capabilities().clientEvents());
    this.relay = new ToolRelay(desk.tools());
    this.newsroom = new Newsroom(id, userId, desk.store(), follower());
  }

  private TaskFollower follower() {
    return new TaskFollower(
        desk.tools(), userId, (task, events) -> enqueue(() -> heard(task, events)));
  }

  /** Joins: the line hears what was said before, then everything. */
  CompletableFuture<Void> attach(Line line) {
    return desk.agent(userId).thenCompose(agent -> post(() -> join(new Newcomer(line, agent))));
  }

  CompletableFuture<Void> detach(Line line) {
    return post(() -> {
      lines.remove(line);
      newcomers.removeIf(newcomer -> newcomer.line().equals(line));
      if (lines.isEmpty()) {
        newsroom.pause();
      }
    });
  }

  /** Completes when the frame was taken in; the answers come as events. */
  CompletableFuture<Void> receive(Line line, String text) {
    return post(() -> {
      switch (frames.check(text)) {
        case ClientFrames.Checked.Refused refused -> line.send(refused.error());
        case ClientFrames.Checked.Accepted accepted -> forward(accepted.frame());
      }
    });
  }

  /** Binary frames have no meaning here; their sender is told so. */
  CompletableFuture<Void> receiveBinary(Line line) {
    return post(() ->
        line.send(
            Events.error(
                "binary_frame",
                "Binary frames are not understood: send events as JSON text.",
                null)));
  }

  /** Ends the session; every socket is told why. */
  CompletableFuture<Void> close(int code, String reason) {
    return post(() -> {
      newsroom.pause();
      List.copyOf(lines).forEach(line -> line.close(code, reason));
      lines.clear();
      if (session != null) {
        session.close();
      }
      session = null;
    });
  }

  private void join(Newcomer newcomer) {
    if (session == null) {
      var history = History.mended(id, userId, desk.store());
      session = desk.provider().open(new Opening(id, history), this::fromProvider);
    }
    newcomers.add(newcomer);
    greet();
  }

  /** Whoever came before the provider's session was there waited for it. */
  private void greet() {
    if (created == null || newcomers.isEmpty()) {
      return;
    }
    desk.store().used(id);
    for (var newcomer : newcomers) {
      new Greeting(id, desk.store().items(id), newcomer.agent())
          .frames(created, desk.json())
          .forEach(newcomer.line()::send);
      lines.add(newcomer.line());
    }
    newcomers.clear();
    newsroom.resume();
  }

  private void forward(Frame frame) {
    if (session != null && (!frame.type().equals("response.create") || gate.admitsClient())) {
      session.accept(frame);
    }
  }

  private void fromProvider(Frame frame) {
    enqueue(() -> spoken(frame));
  }

  private void spoken(Frame frame) {
    switch (frame.type()) {
      case "session.created" -> {
        created = frame;
        greet();
        return;
      }
      case "conversation.item.done" ->
          desk.store().keep(id, userId, (ObjectNode) parse(frame).path("item"));
      case "relay.card" -> keepCard(parse(frame));
      default -> {}
    }
    broadcast(frame);
    switch (frame.type()) {
      case "response.done" -> responded(parse(frame).path("response").path("output"));
      case "error" -> {
        if (!LEAVE_THE_RESPONSE_ALONE.contains(
            parse(frame).path("error").path("code").asString(""))) {
          gate.ended();
        }
      }
      default -> {}
    }
  }

  private void responded(JsonNode output) {
    for (var item : output) {
      if (item.path("type").asString("").equals("function_call")) {
        callTool((ObjectNode) item);
      }
    }
    gate.ended();
  }

  private void callTool(ObjectNode item) {
    var arguments = (ObjectNode) desk.json().readTree(item.path("arguments").asString("{}"));
    var asked = new ToolCall(item.path("name").asString(), arguments);
    if (stops(asked)) {
      newsroom.stopping();
    }
    relay.call(
        userId,
        asked,
        (call, output) -> enqueue(() -> answered(item, call, output)),
        (call, output) -> enqueue(() -> answeredLate(item, call, output)));
  }

  private void answered(ObjectNode item, ToolCall call, JsonNode output) {
    if (session == null) {
      return;
    }
    session.accept(
        Events.createItem(Events.functionCallOutput(item.path("call_id").asString(), output)));
    show(item, call, output);
    gate.want();
  }

  private void answeredLate(ObjectNode item, ToolCall call, JsonNode output) {
    newsroom.add(desk.assistant().tell(call, output));
    show(item, call, output);
    gate.want();
  }

  private void show(ObjectNode item, ToolCall call, JsonNode output) {
    var task = output.path("task");
    if (stops(call) && !output.has("pending")) {
      newsroom.stopped(task.path("id").asString(""));
    }
    if (Set.of("implement", "publish").contains(call.tool()) && task.isObject()) {
      newsroom.follow(task);
    }
    Cards.of(call, output)
        .map(card -> Events.card(item.path("id").asString(), card))
        .ifPresent(this::fromProvider);
  }

  private static boolean stops(ToolCall call) {
    return call.tool().equals("tasks")
        && call.arguments().path("action").asString("").equals("cancel");
  }

  private void heard(String task, JsonNode events) {
    if (newsroom.hear(task, events)) {
      gate.want();
    }
  }

  private void respond() {
    if (session != null) {
      var current = session;
      newsroom
          .take()
          .map(news -> Events.message(Events.id("item"), "system", news))
          .ifPresent(item -> current.accept(Events.createItem(item)));
      current.accept(Events.createResponse());
    }
  }

  private void keepCard(JsonNode event) {
    desk.store().keepCard(id, event.path("item_id").asString(), (ObjectNode) event.path("card"));
  }

  private JsonNode parse(Frame frame) {
    return desk.json().readTree(frame.json());
  }

  private void broadcast(Frame frame) {
    lines.forEach(line -> line.send(frame));
  }

  /** Nobody waits for it; what goes wrong is told to the lines. */
  private void enqueue(Runnable step) {
    var _ = post(step);
  }

  private CompletableFuture<Void> post(Runnable step) {
    var done = new CompletableFuture<Void>();
    mailbox.execute(() -> {
      try {
        step.run();
      } catch (RuntimeException e) { // the conversation goes on whatever one step met
        var incident = Events.id("incident");
        log.error("{} in conversation {}", incident, id, e);
        broadcast(
            Events.error(
                "server_error",
                "Something went wrong on my side; the log has it as " + incident + ". Try again.",
                null));
      } finally {
        done.complete(null);
      }
    });
    return done;
  }
}
