using System.Collections.Immutable;
using Playbooks.Core.Runs;
using Playbooks.Core.Runs.Exits;
using Playbooks.Engine.Runs;

namespace Playbooks.Cli.Drills;

/// <param name="Stand">Null where it was left waiting for people.</param>
internal sealed record DrilledRun(string Id, RunStand? Stand)
{
    public RunOutcome? Outcome => Stand is RunStand.Over over ? over.Run.Outcome : null;

    public bool? Resolved => Stand is RunStand.Over over ? over.Run.Resolved : null;

    public ImmutableArray<OpenCredential> Open => Stand is RunStand.Over { Run.Open: { } open } ? open.Items : [];

    public bool IsCompleted => Outcome == RunOutcome.Completed;
}
