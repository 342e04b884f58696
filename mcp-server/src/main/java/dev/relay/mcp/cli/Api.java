package dev.relay.mcp.cli;

import dev.relay.repo.home.Endpoint;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The REST interface of the Relay that runs. Everything throws {@link Failure}. */
final class Api {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Pattern KEY = Pattern.compile("#key=([\\w-]+)$");

  private final Endpoint endpoint;
  private final Path login;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * @param login the file with the launcher's secret, which makes links that sign in
   */
  Api(Endpoint endpoint, Path login) {
    this.endpoint = endpoint;
    this.login = login;
  }

  /** What a request brings along; null for nothing. */
  record Body(String type, String text) {
    static Body json(Map<String, ?> fields) {
      return new Body("application/json", Answer.write(fields));
    }

    static Body yaml(String text) {
      return new Body("application/yaml", text);
    }
  }

  Answer get(Address address) {
    return send("GET", address, null);
  }

  /** As the program that holds the token of the home. */
  Answer send(String method, Address address, @Nullable Body body) {
    var request = request(method, address, body).header("Authorization", bearer(endpoint.token()));
    return Answer.of(exchange(request));
  }

  /** As the person who holds the home; signed in for this alone. */
  Answer asPerson(String method, Address address, @Nullable Body body) {
    var signed = signIn();
    try {
      return Answer.of(exchange(signed.apply(request(method, address, body))));
    } finally {
      exchange(signed.apply(request("POST", new Address("/api/logout"), null)));
    }
  }

  private UnaryOperator<HttpRequest.Builder> signIn() {
    var asked = request("POST", new Address("/api/login-tokens"), Body.json(Map.of()));
    var link = Answer.of(exchange(asked.header("Authorization", bearer(secret())))).json();
    var query = java.net.URI.create(Json.text(link, "url")).getRawQuery();
    var answer = exchange(request("GET", new Address("/login?" + query), null));
    var cookie = answer.headers().firstValue("set-cookie").map(c -> c.split(";", 2)[0]);
    var key = KEY.matcher(answer.headers().firstValue("location").orElse(""));
    if (cookie.isEmpty() || !key.find()) {
      throw new Failure("Relay let nobody in; see its log.");
    }
    var own = endpoint.base().resolve("/").toString().replaceFirst("/$", "");
    return request ->
        request
            .header("Cookie", cookie.get())
            .header("Relay-Page-Key", key.group(1))
            .header("Origin", own);
  }

  private String secret() {
    try {
      return Files.readString(login).strip();
    } catch (IOException e) {
      throw new Failure("The secret of this home cannot be read by this user.", e);
    }
  }

  private HttpRequest.Builder request(String method, Address address, @Nullable Body body) {
    var request = HttpRequest.newBuilder(endpoint.at(address.path())).timeout(PATIENCE);
    if (body == null) {
      return request.method(method, BodyPublishers.noBody());
    }
    return request
        .header("Content-Type", body.type())
        .method(method, BodyPublishers.ofString(body.text()));
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (java.net.ConnectException e) {
      throw new Failure("Relay is not running; start it with ./relay up.", e);
    } catch (java.net.http.HttpTimeoutException e) {
      throw new Failure("Relay took too long to answer; ./relay doctor looks what is wrong.", e);
    } catch (IOException e) {
      throw new Failure("Relay stopped while it was asked; start it with ./relay up.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("It was stopped.", e);
    }
  }

  private static String bearer(String token) {
    return "Bearer " + token;
  }
}
