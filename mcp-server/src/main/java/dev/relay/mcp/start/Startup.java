package dev.relay.mcp.start;

import dev.relay.mcp.secret.Secrets;
import dev.relay.mcp.start.RefusedStart.Reason;
import dev.relay.repo.home.HomeFailure;
import dev.relay.repo.home.HomeLock;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.RunningInfo;
import dev.relay.repo.home.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
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
  private final Class<?> application;

  private Startup(RelayHome home, Settings settings, HomeLock lock, Class<?> application) {
    this.home = home;
    this.settings = settings;
    this.lock = lock;
    this.application = application;
  }

  /**
   * Throws {@link RefusedStart}; what was begun is stopped again.
   *
   * @param choice the configuration to run, by the settings
   */
  public static Started start(
      Map<String, String> environment, Function<Settings, Class<?>> choice) {
    try {
      var home = RelayHome.locate(environment).create();
      var settings = Settings.load(home, environment);
      var lock = HomeLock.acquire(home).orElseThrow(() -> alreadyRunning(home));
      return new Startup(home, settings, lock, choice.apply(settings)).start();
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
    return new SpringApplicationBuilder(application)
        .web(WebApplicationType.REACTIVE)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .initializers(context -> provide((GenericApplicationContext) context))
        .run("--logging.file.name=" + home.logs().resolve("relay.log"));
  }

  private void provide(GenericApplicationContext context) {
    var secrets = Secrets.of(home, settings);
    LogRedaction.install(secrets);
    context.registerBean(Secrets.class, () -> secrets);
    context.registerBean(Hold.class, () -> new Hold(home, lock));
    context.registerBean(RelayHome.class, () -> home);
    context.registerBean(Settings.class, () -> settings);
  }

  private Started ready(ConfigurableApplicationContext context) {
    try {
      var server = (WebServerApplicationContext) context;
      var opening = context.getBean(Opening.class);
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
