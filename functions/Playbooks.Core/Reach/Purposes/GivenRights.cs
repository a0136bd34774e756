using System.Collections.Immutable;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reach.Trust;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Purposes;

/// <summary>What identities were given, each as text that reads like an intended permission.</summary>
internal sealed class GivenRights(ReachFacts facts)
{
    private readonly EntraRights entra = new(facts);

    /// <summary>What is allowed and not plainly denied or beyond the boundary. Of a document that cannot be read nothing is known here.</summary>
    public static ImmutableArray<string> Of(AwsIdentity who)
    {
        var policy = AccessPolicy.Of(who);
        return
        [
            .. AccessPolicy.Statements(who.Documents).Where(s => s.GetText("Effect") == "Allow")
                .SelectMany(s => Named(s, "Action").SelectMany(action => Named(s, "Resource").Select(resource => (Action: action, Resource: resource))))
                .Where(g => Stands(policy, g.Action, g.Resource))
                .Select(g => g.Resource == "*" ? g.Action : $"{g.Action} {g.Resource}").Distinct(),
        ];
    }

    public ImmutableArray<string> Of(ApplicationFacts application) => [.. entra.Of(application).Select(r => r.Name).Concat(entra.Owns(application).Select(o => o.Right.Name)).Distinct()];

    public static string Of(DeployKeyFacts key) => key.IsReadOnly ? "contents:read" : "contents:write";

    /// <summary>What a statement names; with NotAction or NotResource it is about all others.</summary>
    private static IEnumerable<string> Named(Value statement, string member) => AccessPolicy.Texts(statement.Get(member)).DefaultIfEmpty("*");

    private static bool Stands(AccessPolicy policy, string action, string resource) =>
        !GlobPattern.Parse(action).IsLiteral || policy.Allows(action, resource) > TrustReach.RuledOut;
}
