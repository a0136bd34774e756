namespace Playbooks.Connectors.GitHub.Contents;

internal sealed record GitReference(string Ref, GitObject Object);
