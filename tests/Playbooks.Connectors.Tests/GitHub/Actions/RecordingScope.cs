using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Tests.GitHub.Actions;

/// <summary>A run's scope in memory: what an action marks is what its next attempt finds.</summary>
internal sealed class RecordingScope(TimeProvider time) : IActionScope
{
    public string RunId => "run-1";

    public DateTimeOffset RunStarted { get; } = time.GetUtcNow();

    public TimeProvider Time => time;

    public string IdempotencyKey => "6f1f7d1e-54a0-4a53-a5f8-0d6f3d0f1a11";

    public ImmutableArray<Mark> Marks { get; set; } = [];

    public Task MarkAsync(string name, Value data, CancellationToken token)
    {
        Marks = Marks.Add(new Mark(name, data));
        return Task.CompletedTask;
    }
}
