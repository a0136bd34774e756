namespace Playbooks.Core.Runs.Exits;

/// <summary>How a reachable credential, an identity or a task about one came out of a run.</summary>
public enum CredentialState
{
    /// <summary>Nothing has made the old value worthless.</summary>
    Open,

    /// <summary>The evidence says that it was not in reach.</summary>
    RuledOut,

    /// <summary>It ended by itself, or with the run that held it; or there was none left.</summary>
    Ended,

    /// <summary>Its rotation succeeded.</summary>
    Rotated,

    /// <summary>The old one was proven dead.</summary>
    ProvenDead,

    /// <summary>The access was cut, and has been put back since where it was to be.</summary>
    Cut,

    /// <summary>A person replaced it and signed that off, by name and with a reason.</summary>
    ReplacedByPerson,

    /// <summary>It works as before, and a named person answers for that.</summary>
    Accepted,
}
