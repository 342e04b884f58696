package dev.relay.mcp.access.web;

import dev.relay.mcp.access.PageLinks;
import dev.relay.repo.home.Settings;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.reactive.ConfigurableReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The address Relay listens on and what it lets near. Needs nothing but the settings. */
@Configuration(proxyBeanMethods = false)
public class EdgeConfiguration {
  private static final int DEFAULT_PORT = 8080;

  @Bean
  EdgeRules edgeRules(Settings settings, Environment environment) {
    return new EdgeRules(
        settings.get("RELAY_HOST").filter(host -> !host.equals("0.0.0.0")),
        settings.get("RELAY_PUBLIC_URL").map(value -> address("RELAY_PUBLIC_URL", value)),
        settings
            .get("RELAY_MCP_URL")
            .map(value -> address("RELAY_MCP_URL", value.replaceFirst("/mcp/?$", ""))),
        settings
            .get("WEBHOOK_URL")
            .map(value -> address("WEBHOOK_URL", value.replaceFirst("/webhooks(/.*)?$", ""))),
        speaksTls(environment));
  }

  @Bean
  EdgeFilter edgeFilter(EdgeRules rules) {
    return new EdgeFilter(rules);
  }

  @Bean
  ListeningPort listeningPort() {
    return new ListeningPort();
  }

  @Bean
  PageLinks pageLinks(EdgeRules rules, ListeningPort port) {
    var scheme = rules.tls() ? "https" : "http";
    return new PageLinks(() ->
        rules.publicUrl().orElseGet(() -> URI.create(scheme + "://127.0.0.1:" + port.value())));
  }

  @Bean
  WebServerFactoryCustomizer<ConfigurableReactiveWebServerFactory> relayAddress(
      Settings settings, Environment environment) {
    var host = settings.get("RELAY_HOST").orElse("127.0.0.1");
    var address =
        BindGuard.check(host, speaksTls(environment), settings.present("RELAY_TRUSTED_PROXY"));
    var port = settings.get("RELAY_PORT").map(EdgeConfiguration::port).orElse(DEFAULT_PORT);
    return server -> {
      server.setAddress(address);
      server.setPort(port);
    };
  }

  private static boolean speaksTls(Environment environment) {
    return Stream.of("server.ssl.bundle", "server.ssl.certificate", "server.ssl.key-store")
        .anyMatch(environment::containsProperty);
  }

  private static int port(String value) {
    return Optional.of(value)
        .filter(v -> v.matches("\\d{1,5}"))
        .map(Integer::parseInt)
        .filter(port -> port <= 65535)
        .orElseThrow(() ->
            new IllegalStateException("RELAY_PORT is no port: use a number from 0 to 65535."));
  }

  private static URI address(String name, String value) {
    var trimmed = value.replaceFirst("/+$", "");
    if (!trimmed.matches("https?://[^/?#@\\s]+")) {
      throw new IllegalStateException(
          name + " is not usable: write it like https://relay.example.com.");
    }
    return URI.create(trimmed);
  }
}
