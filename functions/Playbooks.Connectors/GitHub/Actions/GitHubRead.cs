using Playbooks.Core.Actions;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>A look at one place.</summary>
internal sealed class GitHubRead(ActionContract contract, GitHubTenant tenant, Func<Place, CancellationToken, Task<ActionOutcome>> read) : IReadAction
{
    public ActionContract Contract => contract;

    public Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token) =>
        Place.TryFind(tenant, call, scope, out var place, out var why) ? read(place, token) : Task.FromResult(why);
}
