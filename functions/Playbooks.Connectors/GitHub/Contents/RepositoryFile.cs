namespace Playbooks.Connectors.GitHub.Contents;

/// <param name="Encoding">base64, or none where the file is larger than one megabyte and comes without content.</param>
internal sealed record RepositoryFile(string Type, string Path, string Sha, long Size, string Encoding = "none", string Content = "");
