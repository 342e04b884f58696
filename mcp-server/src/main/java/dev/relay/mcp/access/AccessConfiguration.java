package dev.relay.mcp.access;

import dev.relay.mcp.access.web.CallerFilter;
import dev.relay.mcp.access.web.EdgeConfiguration;
import dev.relay.mcp.access.web.SignInController;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.SecretFile;
import dev.relay.repo.home.Settings;
import dev.relay.repo.store.Database;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Tokens, sessions, the filter that asks who is calling, and the audit. */
@Configuration(proxyBeanMethods = false)
@Import({EdgeConfiguration.class, SignInController.class})
public class AccessConfiguration {
  private static final int SHORTEST_TOKEN = 24;

  @Bean
  Audit audit(@Qualifier("taskDatabase") Database task, InstantSource clock) {
    return new Audit(task.client(), clock);
  }

  @Bean
  Sessions sessions(@Qualifier("taskDatabase") Database task, InstantSource clock) {
    return new Sessions(task.client(), clock);
  }

  @Bean
  LoginTokens loginTokens(@Qualifier("taskDatabase") Database task, InstantSource clock) {
    return new LoginTokens(task.client(), clock);
  }

  @Bean
  Tokens tokens(@Qualifier("taskDatabase") Database task, InstantSource clock) {
    return new Tokens(task.client(), clock);
  }

  @Bean
  ServiceCredential serviceCredential(Settings settings) {
    return new ServiceCredential(
        settings
            .get("RELAY_SERVICE_TOKEN")
            .map(token -> longEnough("RELAY_SERVICE_TOKEN", token))
            .orElseGet(Credential::generate));
  }

  @Bean
  CallerFilter callerFilter(
      RelayHome home,
      Settings settings,
      ServiceCredential service,
      Tokens tokens,
      Sessions sessions) {
    var token =
        settings
            .get("RELAY_TOKEN")
            .map(given -> longEnough("RELAY_TOKEN", given))
            .orElseGet(() -> SecretFile.readOrCreate(home.token()));
    var keys = new Gate.Keys(token, SecretFile.readOrCreate(home.login()));
    return new CallerFilter(new Gate(keys, service, tokens, sessions));
  }

  private static String longEnough(String name, String token) {
    if (token.length() < SHORTEST_TOKEN) {
      throw new IllegalStateException(
          name + " can be guessed: use at least " + SHORTEST_TOKEN + " random characters.");
    }
    return token;
  }
}
