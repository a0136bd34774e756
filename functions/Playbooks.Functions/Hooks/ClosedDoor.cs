namespace Playbooks.Functions.Hooks;

/// <summary>A door whose secret is not set is closed: nothing can be proven at it.</summary>
internal static class ClosedDoor
{
    public static Proof.Refused Unset(string setting) => new(503, $"This door is closed: {setting} is not set, or its secret is not there.");
}
