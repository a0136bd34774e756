namespace Playbooks.Sandbox.Tenants;

/// <summary>What a request asks for. <paramref name="Name"/> is the vendor's own: <c>actions/disable-workflow</c>,
/// <c>iam:UpdateAccessKey</c>, <c>application:addPassword</c>. <paramref name="Contains"/> marks what stops an attacker
/// (for the score's time to first containment).</summary>
internal sealed record Operation(string Name, bool Changes = false, bool Contains = false)
{
    public static Operation Unknown { get; } = new("unknown");
}
