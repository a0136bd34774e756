using System.Collections.Immutable;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Values;

namespace Playbooks.Core.Runs.Exits;

/// <summary>One credential or identity of a reach map, with everything that the map says of it.</summary>
internal sealed record ReachedThing(string Id, bool IsIdentity, ImmutableArray<Value> Said)
{
    private static readonly string[] Grades = ["confirmed", "probable", "possible"];

    /// <summary>The strongest; what is graded in no known word counts as possible.</summary>
    public string Grade => Grades.FirstOrDefault(grade => Said.Any(said => said.GetText("grade") == grade)) ?? (IsRuledOut ? "ruled out" : "possible");

    public bool IsRuledOut => Said.All(said => said.GetText("grade") is "ruled out" or "ruled-out");

    public bool IsToken => Said.Any(said => said.GetText("kind") == ReachedCredential.TokenKind);

    public bool HasEnded => IsToken && Said.All(said => said.GetText("why")?.Contains(ReachedCredential.NothingToRotate, StringComparison.Ordinal) == true);
}
