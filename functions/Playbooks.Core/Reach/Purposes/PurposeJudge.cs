using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reach.Registry;

namespace Playbooks.Core.Reach.Purposes;

/// <summary>
/// Holds what identities in reach were given against what the registry says they are for. Silence of the registry is a finding too: where nobody
/// wrote down a purpose, nobody can say that the privilege was the intended one.
/// </summary>
internal sealed class PurposeJudge(ReachFacts facts)
{
    private const string Registry = "tenant.read-registry";

    private readonly ReachedIdentities identities = new(facts);
    private readonly GivenRights given = new(facts);
    private readonly Dictionary<object, ImmutableArray<string>> known = new(ReferenceEqualityComparer.Instance);
    private readonly ILookup<string, RegisteredCredential> registered = facts.Registry.Credentials.ToLookup(KeyOf, StringComparer.OrdinalIgnoreCase);

    public ImmutableArray<PurposeFinding> Of(ReachGraph graph) =>
    [
        .. graph.Nodes.Where(n => n.Grade > ExposureGrade.RuledOut && n.Kind is NodeKind.Role or NodeKind.User or NodeKind.Credential or NodeKind.Application)
            .Select(Who).GroupBy(who => who.Key, StringComparer.OrdinalIgnoreCase).Select(same => same.MaxBy(who => who.Node.Grade) ?? same.First())
            .Select(Judge).OfType<PurposeFinding>().OrderBy(f => f.Finding.Rule != PurposeFinding.TooMuch).ThenByDescending(f => f.Finding.Grade).ThenBy(f => f.Identity, StringComparer.Ordinal),
    ];

    private Identity Who(ReachNode node)
    {
        if (identities.AwsOf(node) is { } user)
        {
            return new(node, user.Id, user.Id, Known(user, () => GivenRights.Of(user)), "aws.read-account");
        }

        if (identities.ApplicationOf(node) is { } application)
        {
            return new(node, $"{application.Directory}/{application.AppId}", application.Target, Known(application, () => given.Of(application)), "entra.read-applications");
        }

        var credential = identities.RegisteredAt(node);
        var keys = credential is { Kind: "github_deploy_key" } ? facts.DeployKeys.Where(k => k.Repository.Equals(credential.PrincipalOf("repository"), StringComparison.OrdinalIgnoreCase)).ToList() : [];
        return keys.Count > 0 ? new(node, KeyOf(credential ?? throw new InvalidOperationException("keys are of a credential")), $"github:{keys[0].Repository}/deploy-key", [.. keys.Select(GivenRights.Of).Distinct()], "github.list-deploy-keys")
            : new(node, credential is null ? node.Id : KeyOf(credential), credential?.Id ?? node.Id, null, Registry);
    }

    private PurposeFinding? Judge(Identity who)
    {
        var entries = registered[who.Key].ToList();
        var purpose = string.Join("; ", entries.Select(e => e.Purpose).Where(p => p.Length > 0).Distinct());
        var intended = entries.Where(e => e.Intended is not null).SelectMany(e => e.Intended ?? []).ToList();
        PurposeFinding Found(string rule, string why, ImmutableArray<string> excess) => new(
            who.Node.Id, who.Name, entries.Select(e => e.Owner).FirstOrDefault(o => o.Length > 0) ?? "", purpose, [.. excess.Take(PurposeFinding.MostNamed)], excess.Length, new(who.Node.Grade, rule, why),
            rule == PurposeFinding.TooMuch ? who.Source : Registry);

        if (entries.All(e => e.Purpose.Length == 0 && e.Intended is null))
        {
            return Found(PurposeFinding.NoPurpose, entries.Count == 0 ? "The registry does not know it: what it is for, and what it is meant to do, is not known." : "The registry does not say what it is for, nor what it is meant to do.", []);
        }

        if (entries.All(e => e.Intended is null))
        {
            return Found(PurposeFinding.NoIntent, $"It is registered for '{purpose}', and nobody wrote down which permissions that needs.", []);
        }

        return who.Given is not { } all ? Found(PurposeFinding.NotRead, "What it may do was not read, or its issuer does not tell.", [])
            : Beyond(all, intended) is { IsEmpty: false } excess ? Found(PurposeFinding.TooMuch, $"It is registered for '{(purpose.Length > 0 ? purpose : string.Join(", ", intended))}', and was given {Escalations.Named(excess)} besides.", excess)
            : null;
    }

    private static ImmutableArray<string> Beyond(ImmutableArray<string> all, List<string> intended)
    {
        var patterns = intended.ConvertAll(IntendedRight.Parse);
        return [.. all.Where(right => IntendedRight.Parse(right) is var one && !patterns.Exists(p => p.Covers(one)))];
    }

    private ImmutableArray<string> Known(object who, Func<ImmutableArray<string>> read) => known.TryGetValue(who, out var found) ? found : known[who] = read();

    private static string KeyOf(RegisteredCredential credential) =>
        credential.Kind is "aws_access_key" or "entra_client_secret" || credential.PrincipalOf("role").Length > 0 || credential.PrincipalOf("application").Length > 0 ? ReachedIdentities.IdentityOf(credential)
        : credential.Kind == "github_deploy_key" ? $"github:{credential.PrincipalOf("repository")}/deploy-key"
        : credential.Node;

    /// <param name="Key">By which the registry's entries for it are found.</param>
    /// <param name="Given">Null where that was not read.</param>
    private sealed record Identity(ReachNode Node, string Key, string Name, ImmutableArray<string>? Given, string Source);
}
