package dev.relay.repo.host.github;

import dev.relay.repo.home.Settings;
import dev.relay.repo.host.HostedAt;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.authorization.AppInstallationAuthorizationProvider;
import org.kohsuke.github.authorization.AuthorizationProvider;
import org.kohsuke.github.authorization.ImmutableAuthorizationProvider;
import org.kohsuke.github.extras.authorization.JWTTokenProvider;
import org.springframework.stereotype.Component;

/**
 * The way into GitHub: a token ({@code GH_TOKEN} or {@code GITHUB_TOKEN}), or an App ({@code
 * GITHUB_APP_ID} and {@code GITHUB_APP_PRIVATE_KEY}), which gets short-lived tokens per
 * installation.
 */
@Component
final class GitHubAccess {
  private final Settings settings;
  private final GitHubAddresses addresses;
  private final InstantSource clock = InstantSource.system();
  private final GitHubConnection connection = new GitHubConnection();
  private final Map<String, GitHub> clients = new HashMap<>();
  private final Map<String, AuthorizationProvider> providers = new HashMap<>();

  GitHubAccess(Settings settings) {
    this.settings = settings;
    this.addresses = GitHubAddresses.of(settings);
  }

  /** True when something was set that GitHub may accept. */
  boolean isConfigured() {
    return isApp() || token().isPresent();
  }

  URI server() {
    return addresses.server();
  }

  URI graphql() {
    return addresses.graphql();
  }

  /** A client that may work there; nothing is asked yet. */
  synchronized GitHub client(HostedAt at) throws IOException {
    var known = clients.get(scope(at));
    if (known != null) {
      return known;
    }
    var made = builder().withAuthorizationProvider(provider(at)).build();
    clients.put(scope(at), made);
    return made;
  }

  /** The value of the header {@code Authorization}. */
  synchronized String authorization(HostedAt at) throws IOException {
    return String.valueOf(provider(at).getEncodedAuthorization());
  }

  private AuthorizationProvider provider(HostedAt at) {
    return providers.computeIfAbsent(scope(at), _ -> isApp() ? app(at) : fixed());
  }

  /** An App is installed per owner; a token is good for all. */
  private String scope(HostedAt at) {
    return isApp() ? at.owner() : "";
  }

  private AuthorizationProvider fixed() {
    return token()
        .map(ImmutableAuthorizationProvider::fromOauthToken)
        .orElse(AuthorizationProvider.ANONYMOUS);
  }

  private AuthorizationProvider app(HostedAt at) {
    var key = PrivateKeys.of(settings.get("GITHUB_APP_PRIVATE_KEY").orElseThrow());
    var id = settings.get("GITHUB_APP_ID").orElseThrow();
    var name = at.path().substring(at.path().lastIndexOf('/') + 1);
    var provider =
        new AppInstallationAuthorizationProvider(
            app ->
                at.path().contains("/")
                    ? app.getInstallationByRepository(at.owner(), name)
                    : app.getInstallationByOrganization(name),
            new JWTTokenProvider(id, key));
    return provider;
  }

  private GitHubBuilder builder() {
    return new GitHubBuilder()
        .withEndpoint(addresses.api())
        .withConnector(connection)
        .withRateLimitHandler(RateLimited.primary(clock))
        .withAbuseLimitHandler(RateLimited.secondary(clock));
  }

  private boolean isApp() {
    return settings.present("GITHUB_APP_ID") && settings.present("GITHUB_APP_PRIVATE_KEY");
  }

  private Optional<String> token() {
    return settings.get("GH_TOKEN").or(() -> settings.get("GITHUB_TOKEN"));
  }
}
