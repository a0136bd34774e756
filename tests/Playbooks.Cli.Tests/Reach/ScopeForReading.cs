using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Cli.Tests.Reach;

/// <summary>For actions that only read: they leave no marks.</summary>
internal sealed class ScopeForReading(TimeProvider time) : IActionScope
{
    public string RunId => "run-1";

    public DateTimeOffset RunStarted { get; } = time.GetUtcNow();

    public TimeProvider Time => time;

    public string IdempotencyKey => "00000000-0000-0000-0000-000000000001";

    public ImmutableArray<Mark> Marks => [];

    public Task MarkAsync(string name, Value data, CancellationToken token) => throw new InvalidOperationException($"a reading action marks '{name}'");
}
