using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Tests.Actions;

/// <summary>What the engine would give to an action; remembers marks as a journal would.</summary>
internal sealed class ScopeForTests(TimeProvider time) : IActionScope
{
    public string RunId => "run-1";

    public DateTimeOffset RunStarted { get; init; } = time.GetUtcNow();

    public TimeProvider Time => time;

    public string IdempotencyKey => "0a4cd6c4-0000-4000-8000-000000000001";

    public ImmutableArray<Mark> Marks { get; private set; } = [];

    /// <summary>Throws after the mark of that name was kept: a crash at that point.</summary>
    public string? CrashAfter { get; set; }

    public Task MarkAsync(string name, Value data, CancellationToken token)
    {
        Marks = Marks.Add(new Mark(name, data));
        return name == CrashAfter ? throw new InvalidOperationException($"crashed after {name}") : Task.CompletedTask;
    }
}
