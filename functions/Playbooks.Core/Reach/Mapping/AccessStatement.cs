using System.Collections.Immutable;
using Playbooks.Core.Reach.Trust;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>One statement of a policy with its names read.</summary>
internal sealed record AccessStatement(AccessStatement.Names Actions, AccessStatement.Names Resources, bool HasCondition)
{
    public static AccessStatement Of(Value statement) => new(
        Names.Of(statement, "Action", "NotAction", upper: true), Names.Of(statement, "Resource", "NotResource", upper: false), statement.Get("Condition") is Value.Map { Entries.Count: > 0 });

    /// <param name="action">In upper case.</param>
    public bool IsAbout(string action) => Actions.Fit(action);

    public TrustReach Fits(string action, string resource) =>
        !IsAbout(action) || !Resources.Fit(resource) ? TrustReach.RuledOut : HasCondition ? TrustReach.Possible : TrustReach.Confirmed;

    internal sealed record Names(ImmutableArray<GlobPattern> Patterns, bool Not)
    {
        public static Names Of(Value statement, string member, string other, bool upper)
        {
            var isNot = statement.Get(member) is null;
            var texts = AccessPolicy.Texts(statement.Get(isNot ? other : member));
            return new([.. texts.Select(t => GlobPattern.Parse(upper ? t.ToUpperInvariant() : t))], isNot && statement.Get(other) is not null);
        }

        public bool Fit(string text) => Patterns.Any(p => p.Matches(text)) != Not;
    }
}
