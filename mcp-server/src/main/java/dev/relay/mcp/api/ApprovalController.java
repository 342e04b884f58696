package dev.relay.mcp.api;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.approval.Approval;
import dev.relay.mcp.approval.Approvals;
import dev.relay.mcp.approval.Decision;
import dev.relay.mcp.task.Warning;
import dev.relay.repo.git.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for a person, and the tap that answers it. */
@RestController
@RequestMapping("/api/approvals")
public final class ApprovalController {
  private final Approvals approvals;

  public ApprovalController(Approvals approvals) {
    this.approvals = approvals;
  }

  record Answer(@Nullable String decision, @Nullable String digest) {}

  record ApprovalJson(
      String id,
      String task,
      String digest,
      String summary,
      String state,
      Instant askedAt,
      Instant expiresAt,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      List<Approval.Step> plan,
      Identity author,
      List<String> fresh,
      List<Warning> warnings) {
    static ApprovalJson of(Approval approval) {
      return new ApprovalJson(
          approval.id(),
          approval.task().value(),
          approval.digest(),
          approval.summary(),
          approval.state().name().toLowerCase(Locale.ROOT),
          approval.askedAt(),
          approval.expiresAt(),
          approval.decidedBy(),
          approval.decidedAt(),
          approval.plan(),
          approval.author(),
          approval.fresh(),
          approval.warnings());
    }
  }

  @GetMapping
  List<ApprovalJson> list(Caller caller, @RequestParam(defaultValue = "open") String state) {
    Policy.require(caller, Effect.READ);
    return approvals.list(caller, Params.openOnly(state)).stream().map(ApprovalJson::of).toList();
  }

  @GetMapping("/{id}")
  ApprovalJson get(Caller caller, @PathVariable String id) {
    Policy.require(caller, Effect.READ);
    return ApprovalJson.of(approvals.get(id, caller));
  }

  @PostMapping("/{id}/decision")
  ApprovalJson decide(Caller caller, @PathVariable String id, @RequestBody Answer answer) {
    Policy.require(caller, Effect.DECIDE);
    var digest = Params.text("digest", answer.digest());
    var decision =
        switch (Params.text("decision", answer.decision())) {
          case "approve" -> Decision.APPROVE;
          case "reject" -> Decision.REJECT;
          default -> throw new BadRequest("'decision' must be approve or reject.");
        };
    return ApprovalJson.of(approvals.decide(id, decision, digest, caller));
  }
}
