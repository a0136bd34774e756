using Playbooks.Core.Actions;
using Playbooks.Core.Reach.Registry;
using Playbooks.Core.Values;

namespace Playbooks.Engine.Actions.Reach;

/// <summary>The credential registry of the tenant's configuration, refused as a whole where something in it is not understood.</summary>
/// <param name="load">Gives the registry as it is configured now; null where the tenant has none.</param>
public sealed class ReadRegistry(Func<CancellationToken, Task<Value?>> load) : IReadAction
{
    public ActionContract Contract { get; } = new()
    {
        Name = "tenant.read-registry",
        Summary = "Read which credential is whose, where its copies lie, and how its consumers prove that they work.",
        Provider = ReachTerms.Provider,
        Effect = Effect.Reads,
        Inputs = [],
        Output = ValueType.ObjectOf(("format", ValueType.Text), ("credentials", ValueType.ListOf(ValueType.Any)), ("consumers", ValueType.ListOf(ValueType.Any))),
        Idempotency = "Reads only.",
        Failures =
        [
            new("not-configured", "The tenant's configuration names no registry; add one."),
            new("invalid-registry", "The registry is not understood; the message says where. Correct it and read again."),
        ],
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        if (await load(token) is not { } registry)
        {
            return new ActionOutcome.FailedFinal("not-configured", "the tenant's configuration names no credential registry");
        }

        var wrong = RegistryReader.Read(registry).Wrong;
        return wrong.IsEmpty ? new ActionOutcome.Succeeded(registry) : new ActionOutcome.FailedFinal("invalid-registry", string.Join("; ", wrong));
    }
}
