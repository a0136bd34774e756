namespace Playbooks.Core.Reach.Packages;

/// <summary>Something a lockfile does not tell: a missing answer must never look like "not there".</summary>
/// <param name="Package">Whom it is about; null where it is about any package.</param>
/// <param name="Line">From 1; 0 where it is about the whole file.</param>
public sealed record LockfileDoubt(string Reason, PackageUrl? Package, int Line)
{
    public override string ToString() => Line > 0 ? $"line {Line}: {Reason}" : Reason;
}
