package dev.relay.voice.realtime;

import tools.jackson.databind.node.ObjectNode;

/** A Realtime event on its way; only who needs more than its type parses it. */
public record Frame(String type, String json) {

  public static Frame of(ObjectNode event) {
    return new Frame(event.path("type").asString(""), event.toString());
  }

  @Override
  public String toString() {
    return "Frame[" + type + ", " + json.length() + " characters]";
  }
}
