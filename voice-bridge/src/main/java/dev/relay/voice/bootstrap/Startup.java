package dev.relay.voice.bootstrap;

import dev.relay.repo.home.HomeFailure;
import dev.relay.repo.home.HomeLock;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.RunningInfo;
import dev.relay.repo.home.Settings;
import dev.relay.voice.bootstrap.RefusedStart.Reason;
import java.time.Instant;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** From the environment to a Relay that answers, or a refusal with the reason. */
public final class Startup {
  private final RelayHome home;
  private final Settings settings;
  private final HomeLock lock;

  private Startup(RelayHome home, Settings settings, HomeLock lock) {
    this.home = home;
    this.settings = settings;
    this.lock = lock;
  }

  /** Throws {@link RefusedStart}; what was begun is stopped again. */
  public static Started start(Map<String, String> environment) {
    try {
      var home = RelayHome.locate(environment).create();
      var settings = Settings.load(home, environment);
      var lock = HomeLock.acquire(home).orElseThrow(() -> alreadyRunning(home));
      return new Startup(home, settings, lock).start();
    } catch (HomeFailure e) {
      throw StartFailures.explain(e);
    }
  }

  private Started start() {
    try {
      return ready(run());
    } catch (RuntimeException e) { // the lock goes back whatever went wrong
      lock.close();
      throw StartFailures.explain(e);
    }
  }

  private ConfigurableApplicationContext run() {
    var alone = settings.present("RELAY_MCP_URL");
    return new SpringApplicationBuilder(alone ? VoiceAlone.class : AllInOne.class)
        .web(WebApplicationType.REACTIVE)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .initializers(context -> provide((GenericApplicationContext) context))
        .run("--logging.file.name=" + home.logs().resolve("relay.log"));
  }

  private void provide(GenericApplicationContext context) {
    LogRedaction.install(home, settings);
    context.registerBean(Hold.class, () -> new Hold(home, lock));
    context.registerBean(RelayHome.class, () -> home);
    context.registerBean(Settings.class, () -> settings);
  }

  private Started ready(ConfigurableApplicationContext context) {
    try {
      var server = (WebServerApplicationContext) context;
      var opening = context.getBean(Opening.class);
      opening.prepare();
      var port = OwnAddress.port(server);
      var url = OwnAddress.of(server, settings).toString();
      var started = new Started(context, port, url, opening.loginUrl(url));
      new RunningInfo(ProcessHandle.current().pid(), port, url, Instant.now()).write(home);
      return started;
    } catch (RuntimeException e) { // half a start is none
      context.close();
      throw e;
    }
  }

  private static RefusedStart alreadyRunning(RelayHome home) {
    var where = RunningInfo.read(home).map(RunningInfo::url).orElse("an address it has yet to say");
    return new RefusedStart(
        Reason.ALREADY_RUNNING,
        "Relay already runs on this home, at "
            + where
            + ": open that, or stop it with relay stop.");
  }

  /** Keeps the home for as long as the context lives; made first, so given back last. */
  record Hold(RelayHome home, HomeLock lock) implements AutoCloseable {
    @Override
    public void close() {
      RunningInfo.remove(home);
      lock.close();
    }
  }
}
