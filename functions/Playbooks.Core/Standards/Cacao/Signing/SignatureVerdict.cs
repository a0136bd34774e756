namespace Playbooks.Core.Standards.Cacao.Signing;

/// <summary>What one signature of a playbook is worth.</summary>
/// <param name="Id">As the signature says; empty where it says none.</param>
/// <param name="Holds">The playbook is as it was signed.</param>
/// <param name="Why">Why it does not hold, or what is left to believe where it does.</param>
public sealed record SignatureVerdict(string Id, string Signee, bool Holds, string Why);
