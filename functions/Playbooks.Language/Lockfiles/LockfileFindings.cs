using Playbooks.Core.Reach.Packages;

namespace Playbooks.Language.Lockfiles;

/// <summary>Gathers what one file says, bounded; a package told twice is kept once, with the integrity if either has it.</summary>
internal sealed class LockfileFindings
{
    private const int MostPackages = 200_000;
    private const int MostDoubts = 200;
    private const int MostText = 200;
    private const int MostIntegrity = 16_384;

    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly List<LockedPackage> _packages = [];
    private readonly List<LockfileDoubt> _doubts = [];
    private bool _full;

    internal void Add(string type, string name, string? version, string? integrity, int line)
    {
        if (name.Length == 0)
        {
            Doubt("an entry has no name", line);
            return;
        }

        var package = PackageUrl.Of(type, name);
        if (string.IsNullOrWhiteSpace(version))
        {
            Doubt($"{Short(name)} has no version", line, package);
            return;
        }

        Keep(new(package, version.Trim(), Bounded(integrity), line));
    }

    internal void Doubt(string reason, int line = 0, PackageUrl? package = null)
    {
        if (_doubts.Count < MostDoubts)
        {
            _doubts.Add(new(reason, package, line));
        }
        else if (_doubts.Count == MostDoubts)
        {
            _doubts.Add(new($"more than {MostDoubts} places cannot be told; the rest is not listed", null, 0));
        }
    }

    internal void DoubtPackage(string type, string name, string reason, int line) =>
        Doubt($"{Short(name)} {reason}", line, PackageUrl.Of(type, name));

    internal LockfileFacts ToFacts(string format) => new(format, [.. _packages], [.. _doubts]);

    internal static string Short(string text) => text.Length <= MostText ? text : text[..MostText] + "…";

    private void Keep(LockedPackage package)
    {
        var key = $"{package.Package.Key}@{package.Version}";
        if (_seen.TryGetValue(key, out var at))
        {
            _packages[at] = _packages[at].Integrity is null ? _packages[at] with { Integrity = package.Integrity } : _packages[at];
        }
        else if (_packages.Count < MostPackages)
        {
            _seen.Add(key, _packages.Count);
            _packages.Add(package);
        }
        else if (!_full)
        {
            _full = true;
            Doubt($"more than {MostPackages} packages; the rest was not read", package.Line);
        }
    }

    private static string? Bounded(string? integrity) =>
        string.IsNullOrWhiteSpace(integrity) ? null : integrity.Length <= MostIntegrity ? integrity : integrity[..MostIntegrity];
}
