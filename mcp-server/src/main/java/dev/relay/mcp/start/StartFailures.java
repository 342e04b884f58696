package dev.relay.mcp.start;

import dev.relay.mcp.start.RefusedStart.Reason;
import dev.relay.repo.home.HomeFailure;
import dev.relay.repo.store.StoreFailure;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;

/** Why a start failed, as one sentence; what nobody foresaw is in the log. */
final class StartFailures {
  private static final Logger log = LoggerFactory.getLogger(StartFailures.class);

  private StartFailures() {}

  static RefusedStart explain(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      var known = known(t);
      if (known.isPresent()) {
        return known.get();
      }
    }
    log.error("Relay could not start", thrown);
    return new RefusedStart(
        Reason.BROKEN,
        "Relay could not start: the reason is at the end of logs/relay.log in its home.");
  }

  private static Optional<RefusedStart> known(Throwable thrown) {
    return Optional.ofNullable(
        switch (thrown) {
          case RefusedStart refusal -> refusal;
          case PortInUseException busy ->
              new RefusedStart(
                  Reason.PORT_IN_USE,
                  "Port %d is in use: stop what listens there, or choose another with --port (0 is any free one)."
                      .formatted(busy.getPort()));
          case HomeFailure failure -> refused(Reason.REFUSED_SETTING, failure);
          case StoreFailure failure -> refused(Reason.BROKEN, failure);
          case IllegalStateException setting when isOurs(setting) ->
              refused(Reason.REFUSED_SETTING, setting);
          default -> null;
        });
  }

  /** Who reads settings in Relay refuses them so, with a sentence; a library says anything. */
  private static boolean isOurs(IllegalStateException e) {
    var trace = e.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith("dev.relay.");
  }

  private static RefusedStart refused(Reason reason, Throwable thrown) {
    return new RefusedStart(reason, String.valueOf(thrown.getMessage()));
  }
}
