package dev.relay.mcp.start;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Censors secrets at the last gate: known values, and what looks like one. */
final class LogRedaction extends EncoderBase<ILoggingEvent> {
  private static final List<String> SECRETS =
      List.of(
          "RELAY_TOKEN",
          "RELAY_SERVICE_TOKEN",
          "RELAY_DB_URL",
          "ANTHROPIC_API_KEY",
          "OPENAI_API_KEY",
          "DEEPGRAM_API_KEY",
          "ASSEMBLYAI_API_KEY",
          "GH_TOKEN",
          "GITHUB_TOKEN",
          "GITHUB_APP_PRIVATE_KEY",
          "GITLAB_TOKEN",
          "TELEGRAM_TOKEN",
          "WEBHOOK_SECRET");
  private static final Pattern LOOKS_SECRET =
      Pattern.compile(
          "(?i)(?<keep>bearer\\s+|token=|relay_session=|password=|://[^/\\s:@]+:)[^\\s\"'&;,@]{6,}"
              + "|\\b(?:sk-|ghp_|gho_|ghs_|github_pat_|xox[bap]-)[\\w-]{8,}");

  private final Encoder<ILoggingEvent> plain;
  private final List<String> known;

  private LogRedaction(Encoder<ILoggingEvent> plain, List<String> known) {
    this.plain = plain;
    this.known = known;
  }

  static void install(RelayHome home, Settings settings) {
    var known = known(home, settings);
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.iteratorForAppenders()
        .forEachRemaining(appender -> {
          if (appender instanceof OutputStreamAppender<ILoggingEvent> output
              && !(output.getEncoder() instanceof LogRedaction)) {
            output.setEncoder(new LogRedaction(output.getEncoder(), known));
          }
        });
  }

  private static List<String> known(RelayHome home, Settings settings) {
    var values = new ArrayList<String>();
    SECRETS.forEach(name -> settings.get(name).ifPresent(values::add));
    try {
      if (Files.isRegularFile(home.token())) {
        values.add(Files.readString(home.token()).strip());
      }
    } catch (IOException _) {
      // whoever needs the token says that it can't be read
    }
    values.removeIf(value -> value.length() < 6);
    return List.copyOf(values);
  }

  String censor(String text) {
    var censored = text;
    for (var secret : known) {
      censored = censored.replace(secret, "[redacted]");
    }
    return LOOKS_SECRET
        .matcher(censored)
        .replaceAll(m -> (m.group("keep") == null ? "" : m.group("keep")) + "[redacted]");
  }

  @Override
  public byte @Nullable [] headerBytes() {
    return plain.headerBytes();
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return censor(new String(plain.encode(event), StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte @Nullable [] footerBytes() {
    return plain.footerBytes();
  }
}
