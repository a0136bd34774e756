using System.Collections.Immutable;

namespace Playbooks.Connectors.Checkups;

/// <summary>Looks at one part of a tenant's configuration and changes nothing.</summary>
internal interface ICheckup
{
    /// <summary>As lines name it.</summary>
    string Of { get; }

    Task<ImmutableArray<CheckupLine>> LookAsync(CancellationToken token);
}
