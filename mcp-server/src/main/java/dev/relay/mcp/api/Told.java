package dev.relay.mcp.api;

import dev.relay.mcp.access.Forbidden;
import dev.relay.mcp.agent.NoAgent;
import dev.relay.mcp.approval.ApprovalRefused;
import dev.relay.mcp.sync.SyncFailed;
import dev.relay.mcp.task.TaskRefused;
import dev.relay.repo.edit.EditRefused;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.store.NulText;
import dev.relay.repo.webhook.HookFailure;
import dev.relay.repo.workspace.ListingFailed;
import dev.relay.repo.workspace.UnknownName;
import dev.relay.repo.workspace.WorkspaceFileException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebInputException;

/** What a failure is told as: the one switch from throwable to wire. */
record Told(HttpStatusCode status, String code, String message) {

  /** Empty for a failure that nobody foresaw: a bug. */
  static Optional<Told> of(Throwable failure) {
    if (tooLarge(failure)) {
      return told(HttpStatus.CONTENT_TOO_LARGE, "too_large", "That is too large to send at once.");
    }
    if (NulText.isCauseOf(failure)) {
      return told(HttpStatus.BAD_REQUEST, "bad_request", "Send text without NUL characters.");
    }
    return switch (failure) {
      case UnknownName e -> told(HttpStatus.NOT_FOUND, "unknown_name", e);
      case Forbidden e -> told(HttpStatus.FORBIDDEN, "forbidden", e);
      case BadRequest e -> told(HttpStatus.BAD_REQUEST, "bad_request", e);
      case EditRefused e -> told(HttpStatus.BAD_REQUEST, "refused", e);
      case ListingFailed e -> told(HttpStatus.CONFLICT, "listing_failed", e);
      case WorkspaceFileException e -> told(HttpStatus.BAD_REQUEST, "bad_file", e);
      case NoAgent e -> told(HttpStatus.CONFLICT, "no_agent", e);
      case TaskRefused e -> told(status(e.kind()), code(e.kind()), e);
      case ApprovalRefused e -> told(status(e.kind()), code(e.kind()), e);
      case SyncFailed e -> told(HttpStatus.CONFLICT, "sync_failed", e);
      case GitFailure e -> told(status(e.kind()), "git_" + code(e.kind()), e);
      case HookFailure e -> told(status(e.kind()), "webhook_" + code(e.kind()), e);
      case ServerWebInputException _ ->
          told(HttpStatus.BAD_REQUEST, "bad_request", "The request is not understood: see docs.");
      case ErrorResponse e -> ofFramework(e.getStatusCode());
      default -> Optional.empty();
    };
  }

  private static Optional<Told> ofFramework(HttpStatusCode status) {
    return switch (status.value()) {
      case 401 ->
          told(
              status,
              "not_signed_in",
              "You are signed out: open the link that ./relay token prints.");
      case 404 -> told(status, "not_found", "There is nothing at this address.");
      case 405 -> told(status, "wrong_method", "This address does not answer to that method.");
      case 406 -> told(status, "not_acceptable", "This address does not answer in that form.");
      case 415 -> told(status, "wrong_type", "This address does not take that content type.");
      default ->
          status.is4xxClientError()
              ? told(status, "bad_request", "The request is not understood.")
              : Optional.empty();
    };
  }

  private static HttpStatus status(TaskRefused.Kind kind) {
    return switch (kind) {
      case POINTLESS -> HttpStatus.BAD_REQUEST;
      case WRONG_STATE -> HttpStatus.CONFLICT;
    };
  }

  private static HttpStatus status(ApprovalRefused.Kind kind) {
    return switch (kind) {
      case OTHER_BYTES, ANSWERED -> HttpStatus.CONFLICT;
      case EXPIRED -> HttpStatus.GONE;
    };
  }

  private static HttpStatus status(GitFailure.Kind kind) {
    return kind == GitFailure.Kind.MISSING ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
  }

  private static HttpStatus status(HookFailure.Kind kind) {
    return switch (kind) {
      case POINTLESS -> HttpStatus.BAD_REQUEST;
      case MISSING -> HttpStatus.NOT_FOUND;
      case REFUSED, PASSING -> HttpStatus.CONFLICT;
    };
  }

  private static String code(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Told> told(HttpStatusCode status, String code, String message) {
    return Optional.of(new Told(status, code, message));
  }

  private static Optional<Told> told(HttpStatusCode status, String code, Throwable failure) {
    return told(status, code, String.valueOf(failure.getMessage()));
  }

  private static boolean tooLarge(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataBufferLimitException) {
        return true;
      }
    }
    return false;
  }
}
