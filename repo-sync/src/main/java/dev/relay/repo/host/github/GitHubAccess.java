package dev.relay.repo.host.github;

import dev.relay.repo.home.Keys;
import dev.relay.repo.home.Settings;
import dev.relay.repo.host.HostedAt;
import dev.relay.repo.host.github.GitHubAccount.App;
import dev.relay.repo.host.github.GitHubAccount.Nobody;
import dev.relay.repo.host.github.GitHubAccount.Token;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.authorization.AppInstallationAuthorizationProvider;
import org.kohsuke.github.authorization.AuthorizationProvider;
import org.kohsuke.github.authorization.ImmutableAuthorizationProvider;
import org.kohsuke.github.extras.authorization.JWTTokenProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The one way into GitHub, for pull requests, lists, webhooks and git: where it is, and as whom
 * Relay comes. An App gets short-lived tokens per installation.
 */
@Component
final class GitHubAccess {
  private final Keys keys;
  private final GitHubAddresses addresses;
  private final Courtesy courtesy;
  private final GitHubConnection connection;
  private final Map<String, GitHub> clients = new HashMap<>();
  private final Map<String, AuthorizationProvider> providers = new HashMap<>();
  private GitHubAccount used = new Nobody();

  @Autowired
  GitHubAccess(Settings settings, Keys keys) {
    this(settings, keys, Courtesy.usual());
  }

  GitHubAccess(Settings settings, Keys keys, Courtesy courtesy) {
    this.keys = keys;
    this.addresses = GitHubAddresses.of(settings);
    this.courtesy = courtesy;
    this.connection = new GitHubConnection(courtesy);
  }

  /** True when something was set that GitHub may accept. */
  boolean isConfigured() {
    return !(GitHubAccount.of(keys) instanceof Nobody);
  }

  URI server() {
    return addresses.server();
  }

  /** The REST API, without a slash at its end. */
  String api() {
    return addresses.api();
  }

  URI graphql() {
    return addresses.graphql();
  }

  /** A client that may work there; nothing is asked yet. */
  synchronized GitHub client(HostedAt at) throws IOException {
    var account = account();
    var known = clients.get(scope(account, at));
    if (known != null) {
      return known;
    }
    var made = builder().withAuthorizationProvider(provider(account, at)).build();
    clients.put(scope(account, at), made);
    return made;
  }

  /** A token that may work there; an App asks for a new one when the last is about to end. */
  synchronized String token(HostedAt at) throws IOException {
    client(at); // an App asks for its tokens through it
    var header = String.valueOf(provider(account(), at).getEncodedAuthorization());
    return header.substring(header.indexOf(' ') + 1);
  }

  /** To be called before whatever is changed by other ways than the client. */
  void beforeChange(HostedAt at) throws IOException {
    courtesy.enter("POST", token(at));
  }

  /** Nothing of an earlier one counts any more. */
  private GitHubAccount account() {
    var account = GitHubAccount.of(keys);
    if (!account.equals(used)) {
      clients.clear();
      providers.clear();
      used = account;
    }
    return account;
  }

  private AuthorizationProvider provider(GitHubAccount account, HostedAt at) {
    return providers.computeIfAbsent(
        scope(account, at),
        _ ->
            switch (account) {
              case Nobody _ -> AuthorizationProvider.ANONYMOUS;
              case Token(var token) -> ImmutableAuthorizationProvider.fromOauthToken(token);
              case App app -> app(app, at);
            });
  }

  /** An App is installed per owner; a token is good for all. */
  private static String scope(GitHubAccount account, HostedAt at) {
    return account instanceof App ? (at.owner().isEmpty() ? at.path() : at.owner()) : "";
  }

  private static AuthorizationProvider app(App account, HostedAt at) {
    var name = at.path().substring(at.path().lastIndexOf('/') + 1);
    return new AppInstallationAuthorizationProvider(
        app ->
            at.path().contains("/")
                ? app.getInstallationByRepository(at.owner(), name)
                : app.getInstallationByOrganization(name),
        new JWTTokenProvider(account.id(), PrivateKeys.of(account.key())));
  }

  private GitHubBuilder builder() {
    return new GitHubBuilder()
        .withEndpoint(addresses.api())
        .withConnector(connection)
        .withRateLimitHandler(RateLimited.primary(courtesy))
        .withAbuseLimitHandler(RateLimited.secondary(courtesy));
  }
}
