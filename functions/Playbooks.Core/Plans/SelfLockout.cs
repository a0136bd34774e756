using System.Collections.Immutable;
using Playbooks.Core.Actions;

namespace Playbooks.Core.Plans;

/// <summary>Nothing that a run does may cut what it works with, or what the tenant file guards.</summary>
public static class SelfLockout
{
    /// <summary>The guarded access that an action would change or cut, or that holds what it would: a role holds its trust and its sessions. Null: none.</summary>
    public static string? Of(Survey survey, ImmutableArray<string> guarded) =>
        survey.Cuts.Prepend(survey.Target).Select(access => guarded.FirstOrDefault(own => access == own || access.StartsWith(own + "/", StringComparison.Ordinal))).FirstOrDefault(own => own is not null);
}
