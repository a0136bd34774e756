using Playbooks.Core.Reach.Exposure;

namespace Playbooks.Core.Reach.Mapping;

/// <param name="Application">Object id.</param>
/// <param name="Credential">Name of the federated credential that lets the job in.</param>
public sealed record ReachedApplication(string Application, string Name, string Credential, Finding Finding)
{
    /// <summary>Of the federated credential in the graph.</summary>
    public string Node { get; init; } = "";

    /// <summary>Client id.</summary>
    public string AppId { get; init; } = "";
}
