/**
 * Relay as a resource server: access tokens of an issuer that the operator names open the MCP
 * endpoint. Nobody signs in here, and no token is handed on.
 */
@NullMarked
package dev.relay.mcp.access.oidc;

import org.jspecify.annotations.NullMarked;
