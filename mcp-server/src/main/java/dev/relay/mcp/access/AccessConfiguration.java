package dev.relay.mcp.access;

import dev.relay.mcp.access.oidc.Issuer;
import dev.relay.mcp.access.web.CallerFilter;
import dev.relay.mcp.access.web.EdgeConfiguration;
import dev.relay.mcp.access.web.ResourceMetadata;
import dev.relay.mcp.access.web.SignInController;
import dev.relay.mcp.access.web.SignedIn;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.SecretFile;
import dev.relay.repo.home.Settings;
import dev.relay.repo.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Tokens, sessions, the filter that asks who is calling, and the audit. */
@Configuration(proxyBeanMethods = false)
@Import({EdgeConfiguration.class, SignInController.class})
public class AccessConfiguration {
  private static final int SHORTEST_TOKEN = 24;
  private static final Duration ROUND = Duration.ofSeconds(15);

  @Bean
  Audit audit(@Qualifier("taskDatabase") Database task, InstantSource clock) {
    return new Audit(task.client(), clock);
  }

  @Bean
  Endings endings() {
    return new Endings();
  }

  @Bean
  Sessions sessions(
      @Qualifier("taskDatabase") Database task, InstantSource clock, Endings endings) {
    return new Sessions(task.client(), clock, endings);
  }

  @Bean
  LoginTokens loginTokens(@Qualifier("taskDatabase") Database task, InstantSource clock) {
    return new LoginTokens(task.client(), clock);
  }

  @Bean
  Tokens tokens(@Qualifier("taskDatabase") Database task, InstantSource clock, Endings endings) {
    return new Tokens(task.client(), clock, endings);
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
  Gate gate(
      RelayHome home,
      Settings settings,
      ServiceCredential service,
      Tokens tokens,
      Sessions sessions,
      Optional<Issuer> issuer) {
    var token =
        settings
            .get("RELAY_TOKEN")
            .map(given -> longEnough("RELAY_TOKEN", given))
            .orElseGet(() -> SecretFile.readOrCreate(home.token()));
    var keys = new Gate.Keys(token, SecretFile.readOrCreate(home.login()));
    return new Gate(keys, service, tokens, sessions, issuer);
  }

  @Bean
  RouterFunction<ServerResponse> resourceMetadata(Optional<Issuer> issuer) {
    return ResourceMetadata.routes(issuer);
  }

  /** Null, so absent, in token mode. */
  @Bean
  @Nullable Issuer issuer(Settings settings, PageLinks links, InstantSource clock) {
    return settings
        .get("RELAY_OIDC_ISSUER")
        .map(name -> new Issuer(Issuer.address(name), links, clock))
        .orElse(null);
  }

  @Bean
  PageKeys pageKeys(RelayHome home) {
    return new PageKeys(SecretFile.readOrCreate(home.login()));
  }

  @Bean
  CallerFilter callerFilter(Gate gate, PageKeys keys, Optional<Issuer> issuer) {
    return new CallerFilter(gate, keys, issuer);
  }

  @Bean
  SignedIn signedIn(Gate gate, Endings endings) {
    return new SignedIn(gate, endings, ROUND);
  }

  private static String longEnough(String name, String token) {
    if (token.length() < SHORTEST_TOKEN) {
      throw new IllegalStateException(
          name + " can be guessed: use at least " + SHORTEST_TOKEN + " random characters.");
    }
    return token;
  }
}
