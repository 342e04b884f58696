package dev.relay.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skipped, with the reason, where no Chromium is installed; in CI that is a failure instead. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsBrowser.Condition.class)
@interface NeedsBrowser {
  /** Looks for the browser. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (Browser.executable() != null || System.getenv("CI") != null) {
        return ConditionEvaluationResult.enabled("a browser is here, or must be");
      }
      return ConditionEvaluationResult.disabled(
          "no Chromium in /usr/bin: install it, for example with 'apt install chromium'");
    }
  }
}
