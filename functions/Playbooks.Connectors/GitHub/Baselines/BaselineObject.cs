using System.Security.Cryptography;
using Playbooks.Core.Values;

namespace Playbooks.Connectors.GitHub.Baselines;

/// <summary>One thing by which somebody could stay, or come back: what it is called and what about it matters.</summary>
/// <param name="State">Without what changes by itself: times of use, states of machines, counters.</param>
internal sealed record BaselineObject(string Kind, string Name, Value State, DateTimeOffset? CreatedAt = null)
{
    /// <summary>SHA-256 of the state's canonical JSON (RFC 8785), hexadecimal.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(State)));
}
