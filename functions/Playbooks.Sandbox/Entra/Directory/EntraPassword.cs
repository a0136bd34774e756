namespace Playbooks.Sandbox.Entra.Directory;

/// <summary>A client secret. The directory shows its value once, in the answer of addPassword.</summary>
internal sealed record EntraPassword(string KeyId, string Value, string? DisplayName, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>A new secret is not known everywhere at once.</summary>
    public DateTimeOffset UsableFrom { get; init; }

    public override string ToString() => $"{KeyId} ***";
}
