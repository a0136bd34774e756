namespace Playbooks.Sandbox.Tenants;

/// <summary>What a request asks for. <paramref name="Name"/> is the vendor's own: <c>actions/disable-workflow</c>,
/// <c>iam:UpdateAccessKey</c>, <c>application:addPassword</c>. <paramref name="Contains"/> marks what stops an attacker
/// (for the score's time to first containment); <paramref name="Target"/> is what it acts on where the path does not say.</summary>
internal sealed record Operation(string Name, bool Changes = false, bool Contains = false, string Target = "")
{
    public static Operation Unknown { get; } = new("unknown");
}
