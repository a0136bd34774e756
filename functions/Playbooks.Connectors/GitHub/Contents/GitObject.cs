namespace Playbooks.Connectors.GitHub.Contents;

/// <param name="Type">commit, or tag for an annotated tag that points further.</param>
internal sealed record GitObject(string Type, string Sha);
