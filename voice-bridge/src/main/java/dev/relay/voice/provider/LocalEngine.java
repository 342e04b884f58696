package dev.relay.voice.provider;

import dev.relay.voice.assistant.Assistant;
import dev.relay.voice.realtime.Frame;
import dev.relay.voice.realtime.SpeechProvider;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks the protocol without a key or a model: the page recognises and speaks, an {@link
 * Assistant} understands.
 */
@Component
public final class LocalEngine implements SpeechProvider {
  private static final Capabilities CAPABILITIES =
      new Capabilities(
          Set.of(
              "session.update", "conversation.item.create", "response.create", "response.cancel"),
          Set.of("text"),
          Set.of("text"),
          false);

  private final Assistant assistant;
  private final JsonMapper json;

  public LocalEngine(Assistant assistant, JsonMapper json) {
    this.assistant = assistant;
    this.json = json;
  }

  @Override
  public String name() {
    return "local";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public Session open(Opening opening, Consumer<Frame> events) {
    var session = new LocalSession(assistant, json, opening.history(), events);
    session.begin();
    return session;
  }
}
