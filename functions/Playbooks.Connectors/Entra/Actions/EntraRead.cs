using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>A look at the directory that is one request.</summary>
internal sealed class EntraRead(ActionContract contract, EntraAccess entra, Func<EntraAccess, Call, CancellationToken, Task<Answer<Value>>> read) : IReadAction
{
    public ActionContract Contract => contract;

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token) =>
        (await read(entra, call, token)).Is(out var found, out var why) ? new ActionOutcome.Succeeded(found) : entra.Outcome(why);
}
