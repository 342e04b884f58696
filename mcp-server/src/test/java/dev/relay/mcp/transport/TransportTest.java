package dev.relay.mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.McpSession;
import dev.relay.mcp.RunningServer;
import dev.relay.mcp.access.Caller.Scope;
import dev.relay.mcp.access.Tokens;
import dev.relay.mcp.tool.ThreadTool;
import dev.relay.mcp.tool.WaitingTool;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.blockhound.BlockHound;
import reactor.core.scheduler.NonBlocking;

class TransportTest {
  private static final Queue<String> BLOCKED = new ConcurrentLinkedQueue<>();
  private static RunningServer server;

  @BeforeAll
  static void start(@TempDir Path dir) {
    BlockHound.builder()
        .loadIntegrations()
        .blockingMethodCallback(method -> blocked(method.toString(), Thread.currentThread()))
        .install();
    server = RunningServer.start(dir, ThreadTool.class, WaitingTool.class);
  }

  /** Reactor's timer threads park when they are idle; the threads that serve HTTP never may. */
  private static void blocked(String method, Thread thread) {
    if (thread.getName().startsWith("reactor-http")) {
      BLOCKED.add(method + " on " + thread.getName());
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void nothingBlockedAnEventLoop() {
    assertThat(BLOCKED).isEmpty();
  }

  @Test
  void theWatchForBlockingCallsWorks() throws InterruptedException {
    var loop = new EventLoop(TransportTest::block);
    loop.start();
    loop.join();
    assertThat(BLOCKED).isNotEmpty();
    BLOCKED.clear();
  }

  private static final class EventLoop extends Thread implements NonBlocking {
    EventLoop(Runnable work) {
      super(work, "reactor-http-test");
    }
  }

  @SuppressWarnings("ThreadSleep") // that a blocking call is seen is what is tested
  private static void block() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json, text/event-stream", "application/json"})
  void endsACallThatIsCancelledAndAnswersNothing(String accepts) throws Exception {
    var mcp = McpSession.open(server);
    var call =
        mcp.request()
            .header("Accept", accepts)
            .POST(
                BodyPublishers.ofString(
                    "{\"jsonrpc\":\"2.0\",\"id\":77,\"method\":\"tools/call\",\"params\":"
                        + "{\"name\":\"waiting\",\"arguments\":{}}}"));
    var answer = server.http().sendAsync(call.build(), BodyHandlers.ofString());
    assertThat(WaitingTool.BEGUN.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    var stranger = McpSession.open(server);
    cancel(stranger, "77");
    cancel(mcp, "78");
    assertThat(WaitingTool.INTERRUPTED.availablePermits()).as("neither is that call").isZero();
    cancel(mcp, "77");
    assertThat(WaitingTool.INTERRUPTED.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    assertThat(answer.get(30, TimeUnit.SECONDS).body()).doesNotContain("jsonrpc");
    assertThat(mcp.answer("thread", Map.of()).path("virtual").asBoolean()).isTrue();
  }

  private static void cancel(McpSession mcp, String request) {
    var answer =
        mcp.post(
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
                + request
                + ",\"reason\":\"changed my mind\"}}");
    assertThat(answer.statusCode()).isEqualTo(202);
  }

  @Test
  void greetsListsCallsAndEnds() {
    var before = sessions();
    var hello = server.send(McpSession.initialize(server, RunningServer.TOKEN));
    assertThat(hello.statusCode()).isEqualTo(200);
    assertThat(hello.body()).contains("\"protocolVersion\":\"2025-11-25\"", "\"name\":\"relay\"");
    var mcp = McpSession.open(server);
    var tools = mcp.ask("tools/list", Map.of()).path("result").path("tools");
    assertThat(tools.valueStream().map(t -> t.path("name").asString()))
        .contains(
            "analyze",
            "diff",
            "implement",
            "publish",
            "read",
            "search",
            "status",
            "steer",
            "sync",
            "tasks",
            "workspaces");
    assertThat(mcp.answer("thread", Map.of()).path("actor").asString()).isEqualTo("token:home");

    assertThat(mcp.delete().statusCode()).isEqualTo(204);
    assertThat(mcp.post("{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"ping\"}").statusCode())
        .isEqualTo(404);
    assertThat(mcp.delete().statusCode()).isEqualTo(404);
    assertThat(sessions()).isEqualTo(before + 1);
  }

  @Test
  void runsToolsOnVirtualThreads() {
    var where = McpSession.open(server).answer("thread", Map.of());
    assertThat(where.path("virtual").asBoolean()).isTrue();
    assertThat(where.path("thread").asString()).startsWith("relay-");
  }

  @Test
  void servesTheSdksOwnClient() {
    var before = sessions();
    try (var client = client()) {
      assertThat(client.initialize().serverInfo().name()).isEqualTo("relay");
      assertThat(client.listTools().tools()).hasSizeGreaterThan(10);
      var result =
          client.callTool(McpSchema.CallToolRequest.builder("status").arguments(Map.of()).build());
      assertThat(result.isError()).isNotEqualTo(true);
      assertThat(client.ping()).isNotNull();
      assertThat(sessions()).isEqualTo(before + 1);
      client.closeGracefully();
    }
    Await.until(TransportTest::sessions, count -> count == before);
  }

  @Test
  void aCallByTheServiceIsOnBehalfOfItsUser() {
    var mcp = McpSession.open(server, RunningServer.SERVICE);
    var body =
        "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{\"name\":\"thread\",\"arguments\":{}}}";
    var answer =
        server.send(
            mcp.request()
                .header("Accept", "application/json, text/event-stream")
                .header("Relay-Channel", "voice")
                .header("Relay-On-Behalf-Of", "ada")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.body()).contains("service:voice", "\"user_id\":\"ada\"");
  }

  @Test
  void aSessionBelongsToWhoOpenedIt() {
    var mcp = McpSession.open(server);
    var stolen =
        server
            .request("/mcp")
            .header("Authorization", "Bearer " + RunningServer.SERVICE)
            .header("Mcp-Session-Id", mcp.id())
            .DELETE();
    assertThat(server.send(stolen).statusCode()).isEqualTo(404);
    assertThat(mcp.delete().statusCode()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json, text/event-stream | application/json",
        "text/event-stream, application/json | text/event-stream",
        "text/event-stream | text/event-stream",
        "*/* | application/json",
        "application/json | application/json",
      })
  void answersInTheFormThatIsAccepted(String accept, String type) {
    var answer = ping(McpSession.open(server), accept);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith(type);
    assertThat(McpSession.data(answer.body())).contains("\"result\":{}", "\"id\":7");
  }

  @Test
  void refusesAFormItCannotGive() {
    var answer = ping(McpSession.open(server), "text/html");
    assertThat(answer.statusCode()).isEqualTo(406);
    assertJsonRpcError(answer);
  }

  @Test
  void checksTheProtocolVersion() {
    var mcp = McpSession.open(server);
    var request =
        server
            .request("/mcp")
            .header("Authorization", "Bearer " + RunningServer.TOKEN)
            .header("Mcp-Session-Id", mcp.id())
            .header("MCP-Protocol-Version", "1999-01-01")
            .POST(BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}"));
    var answer = server.send(request);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("2025-06-18, 2025-11-25");
    assertJsonRpcError(answer);
  }

  @Test
  void answersItsNewestVersionToWhoAsksForANewerOne() {
    var body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2026-07-28\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}";
    var answer =
        server.send(
            McpSession.initialize(server, RunningServer.TOKEN).POST(BodyPublishers.ofString(body)));
    assertThat(answer.body()).contains("\"protocolVersion\":\"2025-11-25\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "42",
        "{\"jsonrpc\":\"2.0\"}",
        "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]"
      })
  void refusesWhatIsNoMessage(String body) {
    var answer = McpSession.open(server).post(body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertJsonRpcError(answer);
  }

  @Test
  void refusesWithoutASession() {
    var request =
        server
            .asToken("/mcp")
            .POST(BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}"));
    var answer = server.send(request);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Mcp-Session-Id");
    assertJsonRpcError(answer);
  }

  @Test
  void refusesInitializeWithoutItsParameters() {
    var request =
        server
            .asToken("/mcp")
            .POST(
                BodyPublishers.ofString(
                    "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"initialize\",\"params\":{\"capabilities\":5}}"));
    var answer = server.send(request);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertJsonRpcError(answer);
  }

  @Test
  void capsTheBody() {
    var body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + "x".repeat(4 << 20) + "\"}";
    var answer = McpSession.open(server).post(body);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertJsonRpcError(answer);
  }

  @Test
  void namesUnknownMethodsAndTools() {
    var mcp = McpSession.open(server);
    assertThat(mcp.ask("no/such", Map.of()).path("error").path("code").asInt()).isEqualTo(-32601);
    var unknown = mcp.ask("tools/call", Map.of("name", "serch", "arguments", Map.of()));
    assertThat(unknown.path("error").path("code").asInt()).isEqualTo(-32602);
    assertThat(unknown.path("error").path("message").asString())
        .startsWith("There is no tool 'serch'")
        .contains("search");
  }

  @Test
  void aBrokenToolTellsAnIdAndNothingElse() {
    var sentence = McpSession.open(server).refusal("thread", Map.of("fail", true));
    assertThat(sentence).startsWith("Relay made a mistake; its log has the details under");
    assertThat(sentence).doesNotContain("secret-in-a-message", "Exception", "at dev.relay");
  }

  /** Says something on the listening stream; without one it is lost. */
  private static void tell(McpSession mcp) {
    server
        .bean(WebFluxTransport.class)
        .notifyClient(mcp.id(), "notifications/message", Map.of("level", "info", "data", "hello"))
        .onErrorComplete()
        .block();
  }

  @Test
  void aListenerGetsAStreamAndTheSessionOutlivesIt() throws Exception {
    var mcp = McpSession.open(server);
    HttpRequest listen =
        mcp.request()
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", "any")
            .GET()
            .build();
    var stream = server.http().sendAsync(listen, HttpResponse.BodyHandlers.ofInputStream());
    Await.until(
        () -> {
          tell(mcp);
          return stream.isDone();
        },
        heard -> heard);
    assertThat(ping(mcp, "*/*").statusCode()).isEqualTo(200);
    mcp.delete();
    var answer = stream.get();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/event-stream");
    answer.body().close();
  }

  @Test
  void listeningNeedsAnEventStream() {
    var answer =
        server.send(McpSession.open(server).request().header("Accept", "application/json").GET());
    assertThat(answer.statusCode()).isEqualTo(406);
    assertJsonRpcError(answer);
  }

  @Test
  void aSessionEndsWithTheTokenThatOpenedIt() {
    var tokens = server.bean(Tokens.class);
    var mcp = McpSession.open(server, tokens.issue("owner", "laptop", Set.of(Scope.READ)));
    assertThat(mcp.answer("thread", Map.of()).path("actor").asString()).isEqualTo("token:laptop");
    var open = sessions();
    tokens.issue("owner", "laptop", Set.of(Scope.READ));
    Await.until(TransportTest::sessions, count -> count == open - 1);
  }

  @Test
  void publishesNothingOfOAuthWithoutAnIssuer() {
    var page = server.request("/.well-known/oauth-protected-resource/mcp").GET();
    assertThat(server.send(page).statusCode()).isEqualTo(404);
    var answer = server.send(server.request("/mcp").POST(BodyPublishers.noBody()));
    assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
  }

  @Test
  void answersTheStatelessRevisionAtTheSameAddress() {
    var answer =
        server.send(
            server
                .asToken("/mcp")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "tools/call")
                .header("Mcp-Name", "thread")
                .POST(
                    BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{\"name\":\"thread\",\"arguments\":{},\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":{}}}}")));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"resultType\":\"complete\"", "token:home");
  }

  @Test
  void sessionsThatEndedLeaveNothingBehind() {
    var before = sessions();
    for (int i = 0; i < 100; i++) {
      McpSession.open(server).delete();
    }
    assertThat(sessions()).isEqualTo(before);
  }

  private static HttpResponse<String> ping(McpSession mcp, String accept) {
    return server.send(
        mcp.request()
            .header("Accept", accept)
            .POST(BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}")));
  }

  private static int sessions() {
    return server.bean(McpSessions.class).count();
  }

  private static McpSyncClient client() {
    var transport =
        HttpClientStreamableHttpTransport.builder(server.origin())
            .endpoint("/mcp")
            .requestBuilder(
                HttpRequest.newBuilder().header("Authorization", "Bearer " + RunningServer.TOKEN))
            .build();
    return McpClient.sync(transport).build();
  }

  private static void assertJsonRpcError(HttpResponse<String> answer) {
    assertThat(answer.body())
        .contains("\"jsonrpc\":\"2.0\"", "\"error\":{", "\"code\":-32", "\"message\":\"")
        .doesNotContain("stackTrace", "Exception", "\tat ")
        .hasSizeLessThan(500);
  }
}
