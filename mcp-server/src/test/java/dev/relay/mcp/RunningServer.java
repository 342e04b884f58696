package dev.relay.mcp;

import dev.relay.mcp.access.LoginTokens;
import dev.relay.mcp.access.PageKeys;
import dev.relay.mcp.access.web.ListeningPort;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.SecretFile;
import dev.relay.repo.home.Settings;
import dev.relay.repo.store.Databases;
import dev.relay.repo.store.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** mcp-server on a random loopback port, with a fresh database and home. */
public final class RunningServer implements AutoCloseable {
  static {
    // java.net.http lets tests say which Host they ask for only with this.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,connection,upgrade");
  }

  public static final String TOKEN = "a-token-for-tests-that-is-long-enough";
  public static final String SERVICE = "a-service-token-for-tests-long-enough";

  private final ConfigurableApplicationContext context;
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  private RunningServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  public static RunningServer start(Path dir, Class<?>... more) {
    return start(dir, Map.of(), more);
  }

  public static RunningServer start(Path dir, Map<String, String> settings, Class<?>... more) {
    return start(dir, settings, true, more);
  }

  /** With the PostgreSQL that users get, under the home. */
  public static RunningServer startEmbedded(Path dir, Map<String, String> settings) {
    return start(dir, settings, false);
  }

  private static RunningServer start(
      Path dir, Map<String, String> settings, boolean sharedPostgres, Class<?>... more) {
    var all = new HashMap<String, String>();
    all.put("RELAY_PORT", "0");
    all.put("RELAY_TOKEN", TOKEN);
    all.put("RELAY_SERVICE_TOKEN", SERVICE);
    // Whoever runs the tests may be logged in to an agent that costs money.
    all.put("RELAY_AGENT", "codemod");
    all.putAll(settings);
    var application =
        new SpringApplicationBuilder(McpApplication.class)
            .sources(more)
            .web(WebApplicationType.REACTIVE)
            .initializers(context -> {
              var beans = (GenericApplicationContext) context;
              beans.registerBean(
                  RelayHome.class, () -> new RelayHome(dir.resolve("home")).create());
              beans.registerBean(Settings.class, () -> Settings.of(all));
              if (sharedPostgres) {
                beans.registerBean(Databases.class, TestPostgres::fresh);
              }
            });
    return new RunningServer(application.run("--spring.main.banner-mode=off"));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> List<T> beans(Class<T> type) {
    return context.getBeanProvider(type).stream().toList();
  }

  public int port() {
    return bean(ListeningPort.class).value();
  }

  public String origin() {
    return "http://127.0.0.1:" + port();
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(origin() + path));
  }

  public HttpRequest.Builder asToken(String path) {
    return request(path).header("Authorization", "Bearer " + TOKEN);
  }

  /** As {@code ./relay token} does. */
  public HttpRequest.Builder asLauncher(String path) {
    var secret = SecretFile.readOrCreate(bean(RelayHome.class).login());
    return request(path).header("Authorization", "Bearer " + secret);
  }

  /** As the page would: with the cookie and its own origin. */
  public HttpRequest.Builder asPerson(String path, String cookie) {
    return asStranger(path, cookie).header("Relay-Page-Key", pageKey(cookie));
  }

  /** With the cookie, but not from the page that signed in. */
  public HttpRequest.Builder asStranger(String path, String cookie) {
    return request(path).header("Cookie", cookie).header("Origin", origin());
  }

  private String pageKey(String cookie) {
    return bean(PageKeys.class).of(cookie.split("=", 2)[1]);
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpClient http() {
    return http;
  }

  /** Signs a browser in and returns its {@code name=value}. */
  public String cookie() {
    var token = bean(LoginTokens.class).issue("owner").token();
    var answer = send(request("/login?token=" + token));
    return answer.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
  }

  @Override
  public void close() {
    context.close();
  }
}
