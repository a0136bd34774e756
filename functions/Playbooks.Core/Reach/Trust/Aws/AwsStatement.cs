using System.Collections.Immutable;

namespace Playbooks.Core.Reach.Trust.Aws;

/// <param name="Name">The Sid, or the statement's number counted from one.</param>
/// <param name="NotActions">Whether <paramref name="Actions"/> lists what the statement is not about.</param>
internal sealed record AwsStatement(
    string Name,
    bool Allows,
    ImmutableArray<AwsPrincipal> Principals,
    ImmutableArray<string> Actions,
    bool NotActions,
    ImmutableArray<AwsCondition> Conditions)
{
    private const string Assume = "STS:ASSUMEROLEWITHWEBIDENTITY";

    public bool IsAboutWebIdentity => Actions.Any(a => GlobPattern.Parse(a.ToUpperInvariant()).Matches(Assume)) != NotActions;

    public TrustReach Applies(OidcProvider provider, IAwsContext context) =>
        !IsAboutWebIdentity || !Principals.Any(p => p.Names(provider))
            ? TrustReach.RuledOut
            : Conditions.Select(c => c.Holds(context)).All();

    /// <summary>Why <see cref="Applies"/> is not certain, in words.</summary>
    public string WhyNot(OidcProvider provider, IAwsContext context)
    {
        var failing = Conditions.FirstOrDefault(c => c.Holds(context) == TrustReach.RuledOut)
            ?? Conditions.FirstOrDefault(c => c.Holds(context) == TrustReach.Possible);
        return !IsAboutWebIdentity ? "is not about sts:AssumeRoleWithWebIdentity"
            : !Principals.Any(p => p.Names(provider)) ? $"does not name the provider {provider.Arn}"
            : failing is not null ? $"{(failing.Holds(context) == TrustReach.Possible ? "leaves open" : "requires")} {failing}"
            : "applies";
    }
}
