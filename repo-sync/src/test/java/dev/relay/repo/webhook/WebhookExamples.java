package dev.relay.repo.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * What GitHub really sent, collected by others: installed under target from the lock file in
 * src/test/webhooks.
 */
final class WebhookExamples {
  private static final Path LOCKED = Path.of("src", "test", "webhooks");
  private static final Path INSTALLED = Path.of("target", "webhooks").toAbsolutePath();
  private static final Path EXAMPLES =
      INSTALLED.resolve("node_modules/@octokit/webhooks-examples/api.github.com/index.json");

  private WebhookExamples() {}

  record Example(String event, String body) {}

  static List<Example> all() throws IOException {
    var all = new ArrayList<Example>();
    for (var event : JsonMapper.shared().readTree(Files.readString(EXAMPLES))) {
      for (var payload : event.path("examples")) {
        all.add(new Example(event.path("name").asString(), payload.toString()));
      }
    }
    return all;
  }

  static synchronized boolean areHere() {
    return Files.exists(EXAMPLES) || (install() && Files.exists(EXAMPLES));
  }

  private static boolean install() {
    try {
      Files.createDirectories(INSTALLED);
      for (var file : List.of("package.json", "package-lock.json", ".npmrc")) {
        Files.copy(
            LOCKED.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      var npm =
          new ProcessBuilder("npm", "ci", "--silent", "--ignore-scripts")
              .directory(INSTALLED.toFile())
              .redirectErrorStream(true)
              .redirectOutput(INSTALLED.resolve("npm.log").toFile())
              .start();
      return npm.waitFor() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Skipped, with the reason, where npm cannot install them; in CI that is a failure instead. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @ExtendWith(Condition.class)
  @interface Needed {}

  /** Looks for the examples. */
  static final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (areHere() || System.getenv("CI") != null) {
        return ConditionEvaluationResult.enabled("the examples are here, or must be");
      }
      return ConditionEvaluationResult.disabled(
          "npm could not install the examples from src/test/webhooks; see target/webhooks/npm.log");
    }
  }
}
