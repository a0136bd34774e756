using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Secrets;

namespace Playbooks.Sandbox.GitHub.Environments;

internal sealed class DeploymentEnvironment(string name, long id, DateTimeOffset created, SecretStore secrets)
{
    public string Name => name;

    public long Id => id;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Updated { get; set; } = created;

    public SecretStore Secrets => secrets;

    /// <summary>Logins (or <c>team:slug</c>) that must approve.</summary>
    public List<string> Reviewers { get; set; } = [];

    /// <summary>Whether Apps count as reviewers here.</summary>
    public bool AppsMayReview { get; init; }

    public int WaitMinutes { get; set; }

    public bool PreventSelfReview { get; set; }

    /// <summary><c>{protected_branches, custom_branch_policies}</c>, or null: every branch may deploy.</summary>
    public JsonObject? BranchPolicy { get; set; }

    public List<string> BranchPatterns { get; } = [];
}
