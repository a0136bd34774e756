namespace Playbooks.Connectors.GitHub.Requests;

/// <summary>A path inside a repository or the name of a ref: its slashes stay slashes.</summary>
internal readonly record struct FilePath(string Path);
