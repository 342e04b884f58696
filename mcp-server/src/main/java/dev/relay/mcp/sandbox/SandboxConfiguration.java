package dev.relay.mcp.sandbox;

import dev.relay.repo.home.RelayHome;
import java.util.List;
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
  Sandboxes sandboxes(List<Sandbox> sandboxes) {
    return new Sandboxes(sandboxes);
  }

  @Bean
  Toolchain toolchain() {
    return new Toolchain(System.getenv());
  }
}
