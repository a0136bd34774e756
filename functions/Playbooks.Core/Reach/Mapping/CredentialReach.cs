using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Registry;
using Playbooks.Core.Reach.Trust;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>
/// From a secret to the credential that it is, from a credential to what its principal may read or become, and from there on, until nothing
/// new is found. An identity is looked at again only where a stronger way to it appeared, so it ends.
/// </summary>
internal sealed class CredentialReach(ReachFacts facts, GraphBuilder graph)
{
    public const string Reads = "may-read";
    private const string Assume = "sts:AssumeRole";
    private const string Account = "aws.read-account";

    private readonly Queue<(string Node, AwsIdentity Who, ExposureGrade Grade)> open = new();
    private readonly Dictionary<AwsIdentity, AccessPolicy> policies = new(ReferenceEqualityComparer.Instance);
    private readonly RoleTrusts trusts = new();
    private readonly Dictionary<string, ExposureGrade> reached = new(StringComparer.Ordinal);

    public List<Unseen> Unseen { get; } = [];

    public void Secret(SecretPlace place, string from, Finding finding, string source, DateTimeOffset? at)
    {
        var node = place.ToString();
        graph.Add(node, NodeKind.Secret, place.Name, Words(place));
        if (graph.Join(from, node, finding, source, at) && IsSurer(node, finding.Grade))
        {
            var registered = place.IsGitHub ? facts.Registry.At(place) : facts.Registry.InStore(place.Store);
            foreach (var (credential, kept) in registered.Where(r => r.Place.IsSecret).ToList())
            {
                Credential(credential, node, new(finding.Grade, "kept-there", $"The registry says that {kept.Place} holds its {kept.Field}."));
            }
        }
    }

    public void Role(AwsIdentity role, string from, Finding finding, string source, DateTimeOffset? at)
    {
        var node = role.Id;
        if (graph.Find(node) is null)
        {
            graph.Add(node, role.Kind == "user" ? NodeKind.User : NodeKind.Role, role.Name, role.Arn, jewel: Jewels.Of(role));
        }

        if (graph.Join(from, node, finding, source, at) && IsSurer(node, finding.Grade))
        {
            open.Enqueue((node, role, finding.Grade));
        }
    }

    public void UntilNothingIsNew()
    {
        while (open.TryDequeue(out var next))
        {
            foreach (var account in facts.Accounts.Where(a => a.Id == next.Who.Account))
            {
                ReadStores(next.Node, next.Who, next.Grade, account);
                AssumeRoles(next.Node, next.Who, next.Grade, account);
            }
        }
    }

    /// <summary>A registered credential that lies where the artifact ran, without a place in between.</summary>
    public void Known(RegisteredCredential credential, string from, Finding finding, string source) => Credential(credential, from, finding, source);

    private void Credential(RegisteredCredential credential, string from, Finding finding, string source = "tenant.read-registry")
    {
        if (graph.Find(credential.Node) is null)
        {
            graph.Add(credential.Node, NodeKind.Credential, credential.Id, $"{credential.Kind} of {string.Join(' ', credential.Principal.Values)}", jewel: Jewels.Of(credential, facts));
        }

        if (!graph.Join(from, credential.Node, finding, source) || !IsSurer(credential.Node, finding.Grade) || credential.Kind != "aws_access_key")
        {
            return;
        }

        var users = facts.Accounts.Where(a => a.Id == credential.PrincipalOf("account")).SelectMany(a => a.Users).Where(u => u.Name == credential.PrincipalOf("user")).ToList();
        users.ForEach(user => open.Enqueue((credential.Node, user, finding.Grade)));
        if (users.Count == 0)
        {
            Unseen.Add(new($"aws:{credential.PrincipalOf("account")}/user/{credential.PrincipalOf("user")}", $"what the user of {credential.Id} may read is not known: it was not read, or is not there"));
        }
    }

    private void ReadStores(string node, AwsIdentity who, ExposureGrade grade, AwsAccountFacts account)
    {
        var policy = PolicyOf(who);
        var readable = account.Stores.Select(s => s.Reading).Distinct().Where(policy.MayAllow).ToHashSet(StringComparer.Ordinal);
        foreach (var store in account.Stores.Where(s => readable.Contains(s.Reading)))
        {
            var finding = Graded(policy.Allows(store.Reading, store.Arn), grade, Reads, $"{who.Kind} {who.Name} is allowed {store.Reading} on it.");
            if (finding.Grade > ExposureGrade.RuledOut && SecretPlace.Parse(store.Place) is { } place)
            {
                Secret(place, node, finding, Account, null);
            }
        }
    }

    private void AssumeRoles(string node, AwsIdentity who, ExposureGrade grade, AwsAccountFacts account)
    {
        var policy = PolicyOf(who);
        foreach (var role in policy.MayAllow(Assume) ? account.Roles.Where(r => r.Id != who.Id) : [])
        {
            var allowed = policy.Allows(Assume, role.Arn).And(trusts.Of(role, who));
            var finding = Graded(allowed, grade, "assume-role", $"{who.Kind} {who.Name} may assume it, and it trusts them.");
            if (finding.Grade > ExposureGrade.RuledOut)
            {
                Role(role, node, finding, Account, null);
            }
        }
    }

    /// <summary>What a node leads to is looked at again only where it is in reach more surely than before.</summary>
    private bool IsSurer(string node, ExposureGrade grade)
    {
        if (grade <= reached.GetValueOrDefault(node))
        {
            return false;
        }

        reached[node] = grade;
        return true;
    }

    private AccessPolicy PolicyOf(AwsIdentity who) => policies.TryGetValue(who, out var policy) ? policy : policies[who] = AccessPolicy.Of(who);

    /// <summary>That it may does not say that it did: never more than probable.</summary>
    private static Finding Graded(TrustReach allowed, ExposureGrade grade, string rule, string why)
    {
        var most = allowed switch { TrustReach.Confirmed => ExposureGrade.Probable, TrustReach.Possible => ExposureGrade.Possible, _ => ExposureGrade.RuledOut };
        return new(most < grade ? most : grade, rule, why);
    }

    private static string Words(SecretPlace place) => place.Kind switch
    {
        SecretPlace.Repository => $"secret of the repository {place.Scope}",
        SecretPlace.Organization => $"secret of the organisation {place.Scope}",
        SecretPlace.Environment => $"secret of the environment {place.Inner} of {place.Scope}",
        SecretPlace.AwsSecret => $"secret of Secrets Manager in {place.Scope}",
        SecretPlace.AwsParameter => $"parameter of Systems Manager in {place.Scope}",
        _ => $"secret of {place.Scope}",
    };
}
