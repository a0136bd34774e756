using System.Collections.Immutable;
using Playbooks.Storage.Azure.Evidence;

namespace Playbooks.Hosting.Evidence;

/// <summary>One look at the evidence of one run: what was new, and what contradicts.</summary>
/// <param name="there">Names that were there when the look began.</param>
internal sealed class EvidenceRound(EvidenceContainer container, IReadOnlySet<string> there)
{
    private readonly ImmutableArray<string>.Builder findings = ImmutableArray.CreateBuilder<string>();

    public int Written { get; private set; }

    public ImmutableArray<string> Findings => findings.ToImmutable();

    public async Task KeepAsync(string name, ReadOnlyMemory<byte> content, CancellationToken token)
    {
        switch (there.Contains(name) ? await container.CompareAsync(name, content, token) : await container.KeepAsync(name, content, token))
        {
            case Kept.Written:
                Written++;
                break;
            case Kept.Different:
                Find($"{container.AddressOf(name)} holds something else than the store; evidence is never overwritten");
                break;
            default:
                break;
        }
    }

    public void Find(string finding) => findings.Add(finding);
}
