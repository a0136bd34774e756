namespace Playbooks.Core.Plans;

/// <summary>How far two targets have to agree: in so many parts of their names, which slashes divide.</summary>
public enum Kinship
{
    /// <summary>Wherever it is.</summary>
    Anywhere = 0,

    /// <summary>One organisation, account or directory: <c>github:acme</c>, <c>aws:111122223333</c>.</summary>
    Owner = 1,

    /// <summary>One repository: <c>github:acme/web</c>.</summary>
    Repository = 2,

    /// <summary>One thing with its parts: <c>aws:111122223333/role/deploy</c>, whose trust and sessions are targets of their own.</summary>
    Thing = 3,
}
