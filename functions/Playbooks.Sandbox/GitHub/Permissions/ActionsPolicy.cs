using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.GitHub.Permissions;

/// <summary>What may run, of a repository or an organisation, and what its GITHUB_TOKEN may do by default.</summary>
internal sealed class ActionsPolicy
{
    public bool Enabled { get; set; } = true;

    /// <summary>all, local_only or selected.</summary>
    public string AllowedActions { get; set; } = "all";

    public bool ShaPinningRequired { get; set; }

    /// <summary><c>{github_owned_allowed, verified_allowed, patterns_allowed}</c>, kept while it is not in use.</summary>
    public JsonObject Selected { get; set; } = new() { ["github_owned_allowed"] = true, ["verified_allowed"] = false, ["patterns_allowed"] = new JsonArray() };

    public string TokenPermissions { get; set; } = "read";

    public bool MayApprovePullRequests { get; set; }

    /// <summary>Organisation only: all, none or selected.</summary>
    public string EnabledRepositories { get; set; } = "all";

    public SortedSet<long> SelectedRepositories { get; } = [];

    /// <summary>Organisation only: which repositories may have runners of their own.</summary>
    public string SelfHostedRunners { get; set; } = "all";

    /// <summary>Organisation only: repositories may not give their token more than read.</summary>
    public bool TokenReadOnlyEnforced { get; set; }
}
