package dev.relay.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skipped, with the reason, where npm cannot install the MCP inspector; in CI that is a failure
 * instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsInspector.Condition.class)
@interface NeedsInspector {
  /** Looks for the inspector. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (StockClients.inspector().isPresent() || System.getenv("CI") != null) {
        return ConditionEvaluationResult.enabled("the inspector is here, or must be");
      }
      return ConditionEvaluationResult.disabled(
          "npm could not install the MCP inspector from src/test/clients; see target/clients/npm.log");
    }
  }
}
