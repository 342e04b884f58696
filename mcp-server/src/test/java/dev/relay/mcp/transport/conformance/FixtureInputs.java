package dev.relay.mcp.transport.conformance;

import dev.relay.mcp.asking.Asking;
import dev.relay.mcp.asking.Question;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The tools and the prompt that ask in rounds, as the stateless revision does. */
final class FixtureInputs {
  private static final Question NAME = text("What is your name?", "name");
  private static final Question SAMPLE =
      new Question(
          "sampling",
          "sampling/createMessage",
          Map.of(
              "messages",
              List.of(
                  Map.of(
                      "role",
                      "user",
                      "content",
                      Map.of("type", "text", "text", "What is the capital of France?"))),
              "maxTokens",
              100));
  private static final Question ROOTS = new Question("roots", "roots/list", Map.of());

  private FixtureInputs() {}

  static List<SyncToolSpecification> all() {
    return List.of(
        asks("elicitation", Map.of("user_name", NAME)),
        asks("sampling", Map.of("capital_question", SAMPLE)),
        asks("list_roots", Map.of("client_roots", ROOTS)),
        asks("request_state", Map.of("confirm", confirm())),
        asks("tampered_state", Map.of("confirm", confirm())),
        asks(
            "multiple_inputs",
            Map.of("user_name", NAME, "greeting", SAMPLE, "client_roots", ROOTS)),
        tool("test_input_required_result_multi_round", FixtureInputs::rounds),
        tool("test_input_required_result_capabilities", FixtureInputs::whatItCan),
        tool("test_missing_capability", asking -> said(asking, Map.of("any", SAMPLE))),
        tool("test_streaming_elicitation", asking -> said(asking, Map.of("user_name", NAME))));
  }

  static SyncPromptSpecification prompt() {
    var question = text("What context should the prompt use?", "context");
    return FixturePrompts.prompt(
        "test_input_required_result_prompt",
        List.of(),
        (exchange, _) -> {
          var answers = Asking.of(exchange).ask(Map.of("user_context", question));
          return FixturePrompts.says(FixtureTools.text("In the context " + answers));
        });
  }

  static SyncToolSpecification tool(String name, Function<Asking, CallToolResult> call) {
    return FixtureTools.tool(
        name, FixtureTools.EMPTY, (exchange, _) -> call.apply(Asking.of(exchange)));
  }

  static Question text(String message, String field) {
    return Question.form(
        message,
        Map.of(
            "type",
            "object",
            "properties",
            Map.of(field, Map.of("type", "string")),
            "required",
            List.of(field)));
  }

  static Question confirm() {
    return Question.form(
        "Please confirm",
        Map.of(
            "type",
            "object",
            "properties",
            Map.of("ok", Map.of("type", "boolean")),
            "required",
            List.of("ok")));
  }

  private static SyncToolSpecification asks(String name, Map<String, Question> questions) {
    return tool("test_input_required_result_" + name, asking -> said(asking, questions));
  }

  private static CallToolResult said(Asking asking, Map<String, Question> questions) {
    return FixtureTools.result("state-ok " + asking.ask(questions));
  }

  private static CallToolResult rounds(Asking asking) {
    var name = asking.ask(Map.of("step1", text("Step 1: What is your name?", "name")));
    var color = asking.ask(Map.of("step2", text("Step 2: What is your color?", "color")));
    return FixtureTools.result(name + " likes " + color);
  }

  private static CallToolResult whatItCan(Asking asking) {
    var questions = new LinkedHashMap<>(Map.of("name", NAME, "sample", SAMPLE, "roots", ROOTS));
    questions.values().removeIf(question -> !asking.can(question.capability()));
    return said(asking, questions);
  }
}
