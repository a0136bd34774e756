using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Packages;

/// <summary>Whether a lockfile holds a package: nothing found is a "no" only where nothing is doubted.</summary>
public sealed record PackageAnswer(ImmutableArray<LockedPackage> Found, ImmutableArray<LockfileDoubt> CannotTell);
