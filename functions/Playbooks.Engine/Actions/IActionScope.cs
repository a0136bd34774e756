using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;

namespace Playbooks.Engine.Actions;

/// <summary>What an action may know of the run it works for.</summary>
public interface IActionScope
{
    string RunId { get; }

    /// <summary>When the run started; what was created before it is not this run's.</summary>
    DateTimeOffset RunStarted { get; }

    TimeProvider Time { get; }

    /// <summary>The same for every attempt of this action in this run; fits where a provider takes an idempotency token (a UUID).</summary>
    string IdempotencyKey { get; }

    /// <summary>What earlier, interrupted attempts recorded, oldest first.</summary>
    ImmutableArray<Mark> Marks { get; }

    /// <summary>The same of every round of the run, this one included: what an earlier round left half done and a new one has to carry on.</summary>
    ImmutableArray<Mark> History => Marks;

    /// <summary>Durable when it returns. Call before an effect with what is about to happen and after it with what came of it.</summary>
    Task MarkAsync(string name, Value data, CancellationToken token);
}
