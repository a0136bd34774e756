namespace Playbooks.Sandbox.Aws.Signing;

/// <summary>What a signature covers besides the body. Header names are lower case, values trimmed, repeats joined by a comma.</summary>
internal sealed record SignedHead(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers);
