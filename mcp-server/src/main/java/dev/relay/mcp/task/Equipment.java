package dev.relay.mcp.task;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.agent.AgentChoice;
import dev.relay.mcp.verify.Verification;
import dev.relay.repo.git.Diffs;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.TaskTrees;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.publish.Publisher;
import dev.relay.repo.sync.CheckoutLanding;
import dev.relay.repo.sync.ConflictTrees;
import dev.relay.repo.workspace.Workspaces;

/** All that tasks use of others. */
public record Equipment(
    Workspaces workspaces,
    Mirrors mirrors,
    TaskTrees trees,
    Diffs diffs,
    DependencyGraphs graphs,
    Publisher publisher,
    AgentChoice agents,
    Verification verification,
    CommitStyle commits,
    Audit audit,
    ConflictTrees conflicts,
    CheckoutLanding checkouts,
    Briefings briefings) {}
