using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao;

/// <summary>What is wrong with a CACAO playbook.</summary>
/// <param name="Document">As read; null where it is no JSON.</param>
public sealed record CacaoVerdict(Value? Document, ImmutableArray<CacaoFinding> Findings)
{
    /// <summary>Nothing that makes it invalid was found.</summary>
    public bool IsValid => !Findings.Any(finding => finding.IsError);

    /// <summary>The published schemas, read as draft-07, accept it.</summary>
    public bool IsSchemaValid => Document is not null && !Findings.Any(finding => finding.Code == CacaoCode.Schema);

    public bool HasLoop => Findings.Any(finding => finding.Code == CacaoCode.Loop);

    /// <summary>Ids of steps that are named and not there, in order.</summary>
    public ImmutableArray<string> DanglingSteps =>
        [.. Findings.Where(finding => finding.Code == CacaoCode.DanglingStep).Select(finding => finding.About).Distinct().Order(StringComparer.Ordinal)];
}
