using System.Collections.Immutable;
using Playbooks.Core.Values;
using Playbooks.Language.Policies;

namespace Playbooks.Hosting;

/// <summary>The policies in force: every file in <c>playbooks/policies</c>, in the order of their names.</summary>
public static class PolicyFiles
{
    /// <summary>Null, with everything that is wrong written to <paramref name="error"/>: without its policies nothing is started.</summary>
    public static ImmutableArray<Value>? Read(TextWriter error)
    {
        // Policies speak of every provider; one that this tenant has not is no mistake of theirs.
        var catalog = AllContracts.Get();
        var policies = ImmutableArray.CreateBuilder<Value>();
        var sound = true;
        foreach (var path in Files())
        {
            switch (PolicyBinder.Bind(path, File.ReadAllBytes(path), catalog))
            {
                case BoundPolicies.Success bound:
                    policies.AddRange(bound.Policies);
                    break;
                case BoundPolicies.Failure failure:
                    error.WriteLine(string.Join('\n', failure.Diagnostics));
                    sound = false;
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        return sound ? policies.ToImmutable() : null;
    }

    private static IEnumerable<string> Files() => PlaybookFiles.Folder() is { } folder && Directory.Exists(Path.Combine(folder, "policies"))
        ? Directory.EnumerateFiles(Path.Combine(folder, "policies"), "*.yaml").Order(StringComparer.Ordinal)
        : [];
}
