package dev.relay.repo.webhook;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which repository a payload is about.
 *
 * @param repository {@code owner/name}; empty when it is about none
 * @param formerly the name it had before this event renamed or transferred it
 * @param address where the repository's page is
 */
record Subject(
    Optional<String> repository,
    Optional<Long> repositoryId,
    Optional<String> formerly,
    Optional<String> address) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ObjectReader PARTS =
      JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final List<String> WANTED =
      List.of(
          "repository",
          "project",
          "changes",
          "path_with_namespace",
          "old_path_with_namespace",
          "project_id");

  /**
   * Reads the whole payload and keeps next to nothing of it.
   *
   * <p>Throws {@link Refused} when it is not one JSON object.
   */
  static Subject read(byte[] body) {
    try (var parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw malformed();
      }
      var kept = JSON.createObjectNode();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        var name = parser.currentName();
        parser.nextToken();
        if (WANTED.contains(name)) {
          kept.set(name, PARTS.readTree(parser));
        } else {
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        throw malformed();
      }
      return of(kept);
    } catch (JacksonException _) {
      throw malformed(); // its message would repeat the payload
    }
  }

  static Subject of(ObjectNode payload) {
    if (payload.path("repository").has("full_name")) {
      return gitHub(payload.path("repository"), payload.path("changes"));
    }
    var project = payload.path("project");
    return project.has("path_with_namespace")
        ? new Subject(
            text(project.path("path_with_namespace")),
            number(project.path("id")),
            Optional.empty(),
            text(project.path("web_url")))
        : new Subject(
            text(payload.path("path_with_namespace")),
            number(payload.path("project_id")),
            text(payload.path("old_path_with_namespace")),
            Optional.empty());
  }

  private static Subject gitHub(JsonNode repository, JsonNode changes) {
    var name = text(repository.path("full_name"));
    return new Subject(
        name,
        number(repository.path("id")),
        name.flatMap(now -> formerly(now, changes)),
        text(repository.path("html_url")));
  }

  /** The names under which it may be known. */
  List<String> names() {
    return Stream.concat(repository.stream(), formerly.stream()).toList();
  }

  /** The web address of the host, {@code https://github.com}; empty when the payload has none. */
  Optional<String> server() {
    return address.map(Subject::root);
  }

  /** Whether with or without encryption: old payloads say {@code http}. */
  boolean onServer(String server) {
    return server()
        .map(own -> own.replaceFirst("^http:", "https:"))
        .map(own -> own.equalsIgnoreCase(server.replaceFirst("^http:", "https:")))
        .orElse(true);
  }

  private static @Nullable String root(String address) {
    try {
      var uri = URI.create(address);
      return uri.getScheme() == null || uri.getRawAuthority() == null
          ? null
          : uri.getScheme() + "://" + uri.getRawAuthority();
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static Optional<String> formerly(String now, JsonNode changes) {
    var slash = now.indexOf('/');
    var name = text(changes.path("repository").path("name").path("from"));
    if (name.isPresent()) {
      return name.map(old -> now.substring(0, slash + 1) + old);
    }
    var from = changes.path("owner").path("from");
    return text(from.path("user").path("login"))
        .or(() -> text(from.path("organization").path("login")))
        .map(owner -> owner + now.substring(Math.max(slash, 0)));
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(EventReader.text(node)).filter(text -> !text.isBlank());
  }

  private static Optional<Long> number(JsonNode node) {
    return Optional.of(EventReader.number(node)).filter(number -> number > 0);
  }

  private static Refused malformed() {
    return new Refused(
        Refused.Kind.MALFORMED,
        "The body is not a JSON object: choose application/json as the hook's content type.");
  }
}
