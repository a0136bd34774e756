using System.Security.Cryptography;
using Playbooks.Core.Values;

namespace Playbooks.Core.Plans;

/// <summary>SHA-256 over the plan's canonical JSON (RFC 8785), as <c>sha256:</c> and lower-case hex. What a person approves.</summary>
public static class PlanDigest
{
    public static string Of(Plan plan) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(PlanJson.Write(plan))))}";
}
