using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Packages;

namespace Playbooks.Core.Reach.Inventories;

/// <summary>Whether the hostile package ran in the place that an inventory describes. Pure; every answer carries its rule.</summary>
public static class InventoryRules
{
    /// <summary>The type of packages whose list does not say which registry they are from.</summary>
    public const string Unidentified = "unidentified";

    /// <param name="windows">None where nothing is known about the time.</param>
    public static InventoryAnswer Judge(Inventory inventory, SuspectPackage suspect, ImmutableArray<ExposureWindow> windows)
    {
        var answer = inventory.Packages.Find(suspect.Package);
        var found = answer.Found.Where(p => suspect.IsHostile(p.Version)).ToImmutableArray();
        var grade = found.Select(p => Installed(inventory.Context, suspect, p)).Aggregate(Absent(answer, suspect), (best, f) => best.Or(f));
        if (found.IsEmpty && ByName(inventory, suspect) is { IsEmpty: false } named)
        {
            found = named;
            grade = new(ExposureGrade.Possible, "inventory-name-only", $"It lists {named[0].Package.Name} {named[0].Version} without saying which registry that is from.");
        }

        return new(inventory.Context, InTime(inventory.Context, windows, grade), found, [.. answer.CannotTell.Select(d => d.ToString())]);
    }

    private static Finding Absent(PackageAnswer answer, SuspectPackage suspect) =>
        !answer.CannotTell.IsEmpty ? new(ExposureGrade.Possible, "inventory-not-whole", $"It could not be read whole: {answer.CannotTell[0]}.")
        : answer.Found.IsEmpty ? new(ExposureGrade.RuledOut, "inventory-without", $"It does not list {suspect}.")
        : new(ExposureGrade.RuledOut, "inventory-other-version", $"It lists only other versions: {string.Join(", ", answer.Found.Select(p => p.Version).Distinct().Take(5))}.");

    private static Finding Installed(InventoryContext context, SuspectPackage suspect, LockedPackage package)
    {
        var what = $"{package.Package} {package.Version}";
        return PackageHashes.Matches(package.Integrity, suspect.Hashes) switch
        {
            true => new(ExposureGrade.Confirmed, "inventory-hash", $"It lists {what} with the hostile hash."),
            false => new(ExposureGrade.Possible, "inventory-other-hash", $"It lists {what} with another hash; the same version may have been built anew."),
            null when suspect.Versions.IsEmpty => new(ExposureGrade.Possible, "inventory-any-version", $"It lists {what}, and which versions are hostile is not known."),
            null when InventoryKind.IsInstalledInPlace(context.Kind) => new(ExposureGrade.Confirmed, "inventory-version", $"{what} is installed there; installing it runs its code."),
            null => new(ExposureGrade.Probable, "inventory-image", $"{what} lies in it, and runs where the image does."),
        };
    }

    private static ImmutableArray<LockedPackage> ByName(Inventory inventory, SuspectPackage suspect)
    {
        var key = (suspect.Package with { Type = Unidentified }).Key;
        return [.. inventory.Packages.Packages.Where(p => p.Package.Key.Equals(key, StringComparison.OrdinalIgnoreCase) && suspect.IsHostile(p.Version))];
    }

    /// <summary>What is hostile by its version stays so after the window; before the first window it did not exist.</summary>
    private static Finding InTime(InventoryContext context, ImmutableArray<ExposureWindow> windows, Finding finding) =>
        finding.Grade > ExposureGrade.RuledOut && !windows.IsEmpty && context.To < windows.Min(w => w.From)
            ? new(ExposureGrade.RuledOut, "inventory-before-window", "What it lists was there only before the package turned hostile.")
            : finding;
}
