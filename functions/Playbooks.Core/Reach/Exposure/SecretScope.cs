namespace Playbooks.Core.Reach.Exposure;

/// <summary>Which store a secret's value comes from.</summary>
public enum SecretScope
{
    /// <summary>No inventory was given.</summary>
    Unknown,

    Environment,

    Repository,

    Organization,

    /// <summary>Dependabot's store of the repository; of either where none was listed.</summary>
    Dependabot,

    /// <summary>Dependabot's store of the organisation.</summary>
    DependabotOrganization,
}
