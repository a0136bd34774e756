namespace Playbooks.Core.Reach.Packages;

/// <summary>A package that a lockfile fixes to one version.</summary>
/// <param name="Package">Without a version.</param>
/// <param name="Integrity">As the file writes it, several separated by blanks: a subresource hash, <c>sha256:…</c>, a Go <c>h1:</c> sum, a commit; null where the file has none.</param>
/// <param name="Line">From 1.</param>
public sealed record LockedPackage(PackageUrl Package, string Version, string? Integrity, int Line);
