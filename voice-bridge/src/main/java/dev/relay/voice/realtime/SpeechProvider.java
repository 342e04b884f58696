package dev.relay.voice.realtime;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Listens and speaks, in events of the OpenAI Realtime protocol (GA). Implementations are Spring
 * beans in a package of their own; one that speaks another protocol translates.
 */
public interface SpeechProvider {
  /** As people write it: {@code local}, {@code openai}. */
  String name();

  Capabilities capabilities();

  /**
   * Opens a session, whose first event is {@code session.created}. {@code events} may be called
   * from any thread, one event at a time, also before this returns.
   */
  Session open(Opening opening, Consumer<Frame> events);

  /**
   * What differs between providers.
   *
   * @param clientEvents types it understands; others are refused before they reach it
   * @param input {@code text}, {@code audio}
   * @param output {@code text}, {@code audio}
   * @param detectsTurns whether it finds by itself where a person stops speaking
   */
  record Capabilities(
      Set<String> clientEvents, Set<String> input, Set<String> output, boolean detectsTurns) {
    public Capabilities {
      clientEvents = Set.copyOf(clientEvents);
      input = Set.copyOf(input);
      output = Set.copyOf(output);
    }
  }

  /**
   * What a session begins with.
   *
   * @param history items said before, oldest first
   */
  record Opening(String conversation, List<ObjectNode> history) {
    public Opening {
      history = List.copyOf(history);
    }
  }

  /** Takes client events in order; returns at once and answers through events. */
  interface Session extends AutoCloseable {
    void accept(Frame event);

    /** No event comes after this returned. */
    @Override
    void close();
  }
}
