package dev.relay.mcp.asking;

import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Asks while the call waits, as sessions allow; forms only. */
record SessionAsking(McpSyncServerExchange exchange) implements Asking {
  private static final String FORMS = "elicitation";

  @Override
  public boolean can(String capability) {
    var capabilities = exchange.getClientCapabilities();
    return capability.equals(FORMS) && capabilities != null && capabilities.elicitation() != null;
  }

  @Override
  public Map<String, Map<String, Object>> ask(Map<String, Question> questions) {
    for (var question : questions.values()) {
      if (!can(question.capability())) {
        throw MissingCapability.of(question.capability());
      }
    }
    var answers = new LinkedHashMap<String, Map<String, Object>>();
    questions.forEach((key, question) -> answers.put(key, form(question)));
    return answers;
  }

  private Map<String, Object> form(Question question) {
    var schema = new LinkedHashMap<String, Object>();
    if (question.params().get("requestedSchema") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> schema.put(String.valueOf(name), value));
    }
    var message = String.valueOf(question.params().get("message"));
    McpSchema.ElicitResult answer;
    try {
      answer =
          exchange.createElicitation(McpSchema.ElicitFormRequest.builder(message, schema).build());
    } catch (McpError e) { // of a client that said it can be asked, and then could not
      return Map.of("action", "cancel");
    }
    var told = new LinkedHashMap<String, Object>();
    told.put("action", answer.action().name().toLowerCase(Locale.ROOT));
    if (answer.content() != null) {
      told.put("content", answer.content());
    }
    return told;
  }

  /** A session has no tasks: the client follows progress. */
  @Override
  public boolean takesLong(boolean required) {
    if (required) {
      throw MissingCapability.extension("io.modelcontextprotocol/tasks");
    }
    return false;
  }

  @Override
  public void says(String sentence) {}
}
