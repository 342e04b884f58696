package dev.relay.mcp.access;

import java.util.Set;

/** Who causes something. Written with every action into the audit. */
public sealed interface Caller {
  String userId();

  /** A short name for the audit: {@code browser}, {@code token:ci}, {@code service:voice}. */
  String actor();

  /** A browser session: the only caller that is a person by itself. */
  record Person(String userId, String sessionId) implements Caller {
    @Override
    public String actor() {
      return "browser";
    }
  }

  /** A bearer token, {@code RELAY_TOKEN} included; never a person. */
  record Token(String userId, String name, Set<Scope> scopes) implements Caller {
    public Token {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public String actor() {
      return "token:" + name;
    }
  }

  /** A channel of Relay's own (voice, Telegram) acting for a user. */
  record Service(String userId, String channel) implements Caller {
    @Override
    public String actor() {
      return "service:" + channel;
    }
  }

  /** What a token may do. No scope approves. */
  enum Scope {
    READ,
    RUN,
    /** Add a workspace, or a repository by its address. */
    ADMIN,
    /** Make the link that signs a browser in. The launcher's own secret has it, no token does. */
    SIGN_IN
  }
}
