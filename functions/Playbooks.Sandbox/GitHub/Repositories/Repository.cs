using System.Text.Json.Nodes;
using Playbooks.Sandbox.GitHub.Alerts;
using Playbooks.Sandbox.GitHub.Caches;
using Playbooks.Sandbox.GitHub.Environments;
using Playbooks.Sandbox.GitHub.Hooks;
using Playbooks.Sandbox.GitHub.Keys;
using Playbooks.Sandbox.GitHub.Members;
using Playbooks.Sandbox.GitHub.Permissions;
using Playbooks.Sandbox.GitHub.Pulls;
using Playbooks.Sandbox.GitHub.Runners;
using Playbooks.Sandbox.GitHub.Runs;
using Playbooks.Sandbox.GitHub.Secrets;
using Playbooks.Sandbox.GitHub.Workflows;

namespace Playbooks.Sandbox.GitHub.Repositories;

internal sealed class Repository(string owner, string name, long id, SecretStore secrets)
{
    public string Owner => owner;

    public string Name => name;

    public string FullName => $"{owner}/{name}";

    public long Id => id;

    public required string Visibility { get; set; }

    public required string DefaultBranch { get; init; }

    public required DateTimeOffset Created { get; init; }

    public string Description { get; init; } = "";

    public bool Archived { get; set; }

    /// <summary>Oldest first; the last of a branch is its tip.</summary>
    public List<Commit> Commits { get; } = [];

    /// <summary>Branches and tags: <c>heads/main</c>, <c>tags/v1</c> to a commit's SHA.</summary>
    public SortedDictionary<string, string> References { get; } = new(StringComparer.Ordinal);

    public SecretStore Secrets => secrets;

    public required SecretStore DependabotSecrets { get; init; }

    public required SecretStore CodespacesSecrets { get; init; }

    /// <summary>People with access of their own, and their role.</summary>
    public SortedDictionary<string, string> Collaborators { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<Invitation> Invitations { get; } = [];

    public List<ActionsCache> Caches { get; } = [];

    public List<SecretAlert> Alerts { get; } = [];

    public SortedDictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, DeploymentEnvironment> Environments { get; } = new(StringComparer.Ordinal);

    public ActionsPolicy Actions { get; } = new();

    public JsonObject? OidcTemplate { get; set; }

    public List<Workflow> Workflows { get; } = [];

    /// <summary>Newest first.</summary>
    public List<Run> Runs { get; } = [];

    public Dictionary<long, Run> RunsById { get; } = [];

    public List<DeployKey> Keys { get; } = [];

    public List<Hook> Hooks { get; } = [];

    public List<PullRequest> Pulls { get; } = [];

    public List<Runner> Runners { get; } = [];

    public List<JsonObject> Rulesets { get; } = [];

    /// <summary>Package URLs of the dependency graph; null when the graph is switched off.</summary>
    public IReadOnlyList<string>? Packages { get; init; }

    /// <summary>The commit a branch, tag, full reference or SHA (at least seven digits of it) names.</summary>
    public Commit? Find(string? reference)
    {
        var wanted = string.IsNullOrEmpty(reference) ? DefaultBranch : reference;
        var sha = References.GetValueOrDefault("heads/" + wanted)
            ?? References.GetValueOrDefault("tags/" + wanted)
            ?? References.GetValueOrDefault(wanted.StartsWith("refs/", StringComparison.Ordinal) ? wanted[5..] : wanted)
            ?? wanted;
        return Commits.Find(commit => commit.Sha == sha) ?? (sha.Length >= 7 ? Commits.Find(commit => commit.Sha.StartsWith(sha, StringComparison.Ordinal)) : null);
    }

    public Workflow? Workflow(string idOrFile) => Workflows.Find(workflow =>
        workflow.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) == idOrFile || workflow.FileName == idOrFile || workflow.Path == idOrFile);

    public void Add(Run run)
    {
        Runs.Insert(0, run);
        RunsById[run.Id] = run;
    }
}
