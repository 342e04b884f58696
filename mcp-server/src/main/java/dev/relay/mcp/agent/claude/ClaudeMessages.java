package dev.relay.mcp.agent.claude;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The lines that Relay writes to the CLI. */
final class ClaudeMessages {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ClaudeMessages() {}

  static ObjectNode initialize() {
    return request("relay-initialize", "initialize");
  }

  static ObjectNode interrupt() {
    return request("relay-interrupt", "interrupt");
  }

  static ObjectNode user(String words) {
    var message = JSON.createObjectNode().put("type", "user");
    message.putObject("message").put("role", "user").put("content", words);
    return message;
  }

  static ObjectNode allow(JsonNode request) {
    var answer = JSON.createObjectNode().put("behavior", "allow");
    answer.set("updatedInput", request.path("request").path("input"));
    return response(request, answer);
  }

  static ObjectNode deny(JsonNode request, String why) {
    return response(request, JSON.createObjectNode().put("behavior", "deny").put("message", why));
  }

  /** For requests that Relay does not know. */
  static ObjectNode unsupported(JsonNode request) {
    var message = JSON.createObjectNode().put("type", "control_response");
    message
        .putObject("response")
        .put("subtype", "error")
        .put("request_id", request.path("request_id").asString(""))
        .put("error", "not supported");
    return message;
  }

  private static ObjectNode request(String id, String subtype) {
    var message = JSON.createObjectNode().put("type", "control_request").put("request_id", id);
    message.putObject("request").put("subtype", subtype);
    return message;
  }

  private static ObjectNode response(JsonNode request, ObjectNode answer) {
    var message = JSON.createObjectNode().put("type", "control_response");
    message
        .putObject("response")
        .put("subtype", "success")
        .put("request_id", request.path("request_id").asString(""))
        .set("response", answer);
    return message;
  }
}
