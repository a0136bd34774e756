using Playbooks.Core.Actions;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>A change at one place; what it looks at and what it does are given by the action's own file.</summary>
internal sealed class GitHubChange(
    ActionContract contract,
    GitHubTenant tenant,
    Func<Place, CancellationToken, Task<SurveyOutcome>> survey,
    Func<Place, Survey, CancellationToken, Task<ActionOutcome>> perform) : IChangeAction
{
    public ActionContract Contract => contract;

    public Task<SurveyOutcome> SurveyAsync(Call call, IActionScope scope, CancellationToken token) =>
        Place.TryFind(tenant, call, scope, out var place, out var why) ? survey(place, token) : Task.FromResult<SurveyOutcome>(new SurveyOutcome.Failed(why));

    public Task<ActionOutcome> PerformAsync(Call call, Survey found, IActionScope scope, CancellationToken token) =>
        Place.TryFind(tenant, call, scope, out var place, out var why) ? perform(place, found, token) : Task.FromResult(why);
}
