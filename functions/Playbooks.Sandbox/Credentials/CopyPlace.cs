namespace Playbooks.Sandbox.Credentials;

/// <summary>A place that holds one field of a credential.</summary>
internal sealed record CopyPlace(string Place, string Field);
