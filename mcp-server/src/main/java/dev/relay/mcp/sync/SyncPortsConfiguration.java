package dev.relay.mcp.sync;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.sandbox.Sandboxes;
import dev.relay.mcp.sandbox.Toolchain;
import dev.relay.mcp.task.Notices;
import dev.relay.mcp.task.Tasks;
import dev.relay.mcp.verify.Verification;
import dev.relay.repo.home.RelayHome;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a sync asks of the tasks and the sandbox. */
@Configuration(proxyBeanMethods = false)
public class SyncPortsConfiguration {
  @Bean
  RuleTasks ruleTasks(Tasks tasks, Notices notices, Audit audit) {
    return new RuleTasks(tasks, notices, audit);
  }

  @Bean
  SandboxedLockFiles sandboxedLockFiles(Sandboxes sandboxes, Toolchain toolchain) {
    var path = System.getenv().getOrDefault("PATH", "");
    return new SandboxedLockFiles(sandboxes, toolchain, path);
  }

  @Bean
  CheckoutTests checkoutTests(Verification verification, RelayHome home) {
    return new CheckoutTests(verification, home.checkouts().resolve(".scratch"));
  }
}
