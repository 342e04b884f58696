package dev.relay.voice.bootstrap;

import dev.relay.repo.home.HomeFailure;
import dev.relay.voice.bootstrap.RefusedStart.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;

/** Why a start failed, as one sentence; what nobody foresaw is in the log. */
final class StartFailures {
  private static final Logger log = LoggerFactory.getLogger(StartFailures.class);

  private StartFailures() {}

  static RefusedStart explain(Throwable thrown, Listen listen) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      switch (t) {
        case RefusedStart known -> {
          return known;
        }
        case PortInUseException _ -> {
          return new RefusedStart(
              Reason.PORT_IN_USE,
              "Port %d is in use: stop what listens there, or choose another with --port (0 is any free one)."
                  .formatted(listen.port()));
        }
        case HomeFailure failure -> {
          return new RefusedStart(Reason.REFUSED_SETTING, String.valueOf(failure.getMessage()));
        }
        default -> {}
      }
    }
    log.error("Relay could not start", thrown);
    return new RefusedStart(
        Reason.BROKEN,
        "Relay could not start: the reason is at the end of logs/relay.log in its home.");
  }
}
