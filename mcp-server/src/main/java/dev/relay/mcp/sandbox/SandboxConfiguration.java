package dev.relay.mcp.sandbox;

import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Every sandbox here, the choice among them, and the tools they let in. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class SandboxConfiguration {
  @Bean
  BubblewrapSandbox bubblewrapSandbox(RelayHome home) {
    return new BubblewrapSandbox(home.dir());
  }

  @Bean
  Sandboxes sandboxes(List<Sandbox> sandboxes, Settings settings) {
    var trusting = settings.get("RELAY_SANDBOX").filter("process"::equals).isPresent();
    return new Sandboxes(sandboxes, trusting);
  }

  /** The demo's compiler lies in a {@code node_modules/.bin} and is a link to beside it. */
  @Bean
  Toolchain toolchain(Settings settings) {
    var demo =
        settings
            .get("RELAY_TOOLS")
            .map(bin -> Path.of(bin).toAbsolutePath().normalize())
            .map(bin -> Objects.requireNonNullElse(bin.getParent(), bin));
    return new Toolchain(System.getenv(), demo.stream().toList());
  }
}
