package dev.relay.mcp.start;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.relay.mcp.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Censors secrets at the last gate: known values, and what looks like one. */
final class LogRedaction extends EncoderBase<ILoggingEvent> {
  private static final Pattern LOOKS_SECRET =
      Pattern.compile(
          "(?i)(?<keep>bearer\\s+|token=|relay_session=|password=|://[^/\\s:@]+:)[^\\s\"'&;,@]{6,}"
              + "|\\b(?:sk-|ghp_|gho_|ghs_|github_pat_|xox[bap]-)[\\w-]{8,}");

  private final Encoder<ILoggingEvent> plain;
  private final Secrets secrets;

  LogRedaction(Encoder<ILoggingEvent> plain, Secrets secrets) {
    this.plain = plain;
    this.secrets = secrets;
  }

  static void install(Secrets secrets) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.iteratorForAppenders()
        .forEachRemaining(appender -> {
          if (appender instanceof OutputStreamAppender<ILoggingEvent> output
              && !(output.getEncoder() instanceof LogRedaction)) {
            output.setEncoder(new LogRedaction(output.getEncoder(), secrets));
          }
        });
  }

  String censor(String text) {
    return LOOKS_SECRET
        .matcher(secrets.censor(text))
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
