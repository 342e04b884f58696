package dev.relay.repo.git;

import dev.relay.repo.workspace.RemoteUrl;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks over {@code https://} and {@code http://} as somebody without an account. Connections are
 * kept and shared, so that a hundred repositories on one host cost one handshake.
 */
final class WebRefs implements RemoteRefs {
  private static final int MAX_HOPS = 5;
  private static final String SERVICE = "/info/refs?service=git-upload-pack";

  private final RemoteAddresses addresses;
  private final Duration patience;
  private final HttpClient client;
  private final Map<RemoteUrl, RemoteUrl> places = new ConcurrentHashMap<>();

  WebRefs(RemoteAddresses addresses, Duration patience) {
    this.addresses = addresses;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public SortedMap<String, Sha> list(RemoteUrl url) throws IOException {
    var known = places.get(url);
    var place = known == null ? find(url) : known;
    places.put(url, place);
    addresses.permitted(place, "");
    var question =
        request(place.value() + "/git-upload-pack")
            .header("Content-Type", "application/x-git-upload-pack-request")
            .header("Accept", "application/x-git-upload-pack-result")
            .POST(HttpRequest.BodyPublishers.ofByteArray(PacketLines.LS_REFS));
    var answer = send(question.build());
    try (var body = answer.body()) {
      requireOk(answer);
      return new PacketLines(body).refs();
    } catch (IOException e) {
      places.remove(url);
      throw e;
    }
  }

  /** Where it was found to be when it was last asked; the address itself before. */
  RemoteUrl place(RemoteUrl url) {
    return places.getOrDefault(url, url);
  }

  /** Where the repository is, redirects followed, every hop's address looked at. */
  private RemoteUrl find(RemoteUrl url) throws IOException {
    var place = withoutSlash(url);
    for (int hop = 0; hop < MAX_HOPS; hop++) {
      addresses.permitted(place, "");
      var answer = send(request(place.value() + SERVICE).GET().build());
      try (var body = answer.body()) {
        if (answer.statusCode() / 100 != 3) {
          requireOk(answer);
          if (!new PacketLines(skipServiceLine(body)).isGreetedInVersionTwo()) {
            throw new IOException("an old server");
          }
          return place;
        }
        place = moved(place, answer.headers().firstValue("Location").orElse(""));
      }
    }
    throw new IOException("redirected in circles");
  }

  /** Protocol 2 may come with or without the line that older ones begin with. */
  private static InputStream skipServiceLine(InputStream body) throws IOException {
    var in = new BufferedInputStream(body);
    in.mark(1 << 10);
    var first = new PacketLines(in).next();
    if (first != null && first.startsWith("# service=")) {
      in.readNBytes(4);
    } else {
      in.reset();
    }
    return in;
  }

  private static RemoteUrl moved(RemoteUrl from, String location) throws IOException {
    var to = URI.create(from.value() + SERVICE).resolve(location).toString();
    if (!to.endsWith(SERVICE) || (from.scheme().equals("https") && !to.startsWith("https:"))) {
      throw new IOException("redirected to something else");
    }
    try {
      return new RemoteUrl(to.substring(0, to.length() - SERVICE.length()));
    } catch (IllegalArgumentException e) {
      throw new IOException("redirected to no address", e);
    }
  }

  private static RemoteUrl withoutSlash(RemoteUrl url) {
    var value = url.value();
    return value.endsWith("/") ? new RemoteUrl(value.substring(0, value.length() - 1)) : url;
  }

  private HttpRequest.Builder request(String uri) {
    return HttpRequest.newBuilder(URI.create(uri))
        .timeout(patience)
        .header("User-Agent", "git/relay")
        .header("Git-Protocol", "version=2");
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void requireOk(HttpResponse<?> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException("answered " + answer.statusCode());
    }
  }
}
