using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Playbooks.Core.Actions;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Engine.Runs;

internal sealed class ActionScope(Run run, Call call, TimeProvider time, Func<Mark, Task> mark) : IActionScope
{
    public string RunId => run.Id;

    public DateTimeOffset RunStarted => run.StartedAt;

    public TimeProvider Time => time;

    public string IdempotencyKey { get; } =
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{run.Id}/{call.Id}")).AsSpan(0, 16)).ToString();

    public ImmutableArray<Mark> Marks { get; } = run.Stage?.Applying.Actions.GetValueOrDefault(call.Id)?.Marks ?? [];

    public ImmutableArray<Mark> History { get; } = run.Marks.GetValueOrDefault(call.Id, []);

    public Task MarkAsync(string name, Value data, CancellationToken token) => mark(new Mark(name, data)).WaitAsync(token);
}
