using System.Collections.Immutable;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Checkups;

/// <summary>Collects what was found of one provider.</summary>
internal sealed class CheckupLines(string of)
{
    private readonly ImmutableArray<CheckupLine>.Builder lines = ImmutableArray.CreateBuilder<CheckupLine>();

    public ImmutableArray<CheckupLine> All => lines.ToImmutable();

    public void Fine(string what, string detail) => lines.Add(new(of, what, CheckupResult.Fine, detail, ""));

    public void Unsure(string what, string detail, string cure) => lines.Add(new(of, what, CheckupResult.Unsure, detail, cure));

    public void Wrong(string what, string detail, string cure) => lines.Add(new(of, what, CheckupResult.Wrong, detail, cure));

    /// <param name="cure">Where the provider did answer; that it did not has a cure of its own.</param>
    public void Failed(string what, ProviderFailure why, string cure) => Wrong(what, why.ToString(), why.Kind switch
    {
        FailureKind.NotReached or FailureKind.NoAnswer => "let this machine reach the provider: its address in the tenant file, DNS, proxy and firewall",
        FailureKind.EgressRefused => "correct the address in the tenant file",
        FailureKind.Throttled => "wait, and ask again",
        _ => cure,
    });
}
