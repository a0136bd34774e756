using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Registry;
using Playbooks.Core.Reach.Trust;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>
/// From a secret to the credential that it is, from a credential to what its principal may read or become, and from there on, until nothing
/// new is found. An identity is looked at again only where a stronger way to it appeared, so it ends.
/// </summary>
internal sealed class CredentialReach(ReachFacts facts, GraphBuilder graph)
{
    public const string Reads = "may-read";
    private const string Account = "aws.read-account";

    private readonly Queue<(string Node, AwsIdentity Who, ExposureGrade Grade)> open = new();

    public List<Unseen> Unseen { get; } = [];

    public void Secret(SecretPlace place, string from, Finding finding, string source, DateTimeOffset? at)
    {
        graph.Add(place.ToString(), NodeKind.Secret, place.Name, Words(place));
        if (graph.Join(from, place.ToString(), finding, source, at) && finding.Grade > ExposureGrade.RuledOut)
        {
            var registered = place.IsGitHub ? facts.Registry.At(place) : facts.Registry.InStore(place.Store);
            foreach (var (credential, kept) in registered.Where(r => r.Place.IsSecret).ToList())
            {
                Credential(credential, place.ToString(), new(finding.Grade, "kept-there", $"The registry says that {kept.Place} holds its {kept.Field}."));
            }
        }
    }

    public void Role(AwsIdentity role, string from, Finding finding, string source, DateTimeOffset? at)
    {
        graph.Add(role.Id, role.Kind == "user" ? NodeKind.User : NodeKind.Role, role.Name, role.Arn, jewel: Jewels.Of(role));
        if (graph.Join(from, role.Id, finding, source, at))
        {
            open.Enqueue((role.Id, role, finding.Grade));
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
        graph.Add(credential.Node, NodeKind.Credential, credential.Id, $"{credential.Kind} of {string.Join(' ', credential.Principal.Values)}", jewel: Jewels.Of(credential, facts));
        if (!graph.Join(from, credential.Node, finding, source) || credential.Kind != "aws_access_key")
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
        foreach (var store in account.Stores)
        {
            var finding = Graded(AccessPolicy.Allows(who.Documents, store.Reading, store.Arn), grade, Reads, $"{who.Kind} {who.Name} is allowed {store.Reading} on it.");
            if (finding.Grade > ExposureGrade.RuledOut && SecretPlace.Parse(store.Place) is { } place)
            {
                Secret(place, node, finding, Account, null);
            }
        }
    }

    private void AssumeRoles(string node, AwsIdentity who, ExposureGrade grade, AwsAccountFacts account)
    {
        foreach (var role in account.Roles.Where(r => r.Id != who.Id))
        {
            var allowed = AccessPolicy.Allows(who.Documents, "sts:AssumeRole", role.Arn).And(Trusts(role, who));
            var finding = Graded(allowed, grade, "assume-role", $"{who.Kind} {who.Name} may assume it, and it trusts them.");
            if (finding.Grade > ExposureGrade.RuledOut)
            {
                Role(role, node, finding, Account, null);
            }
        }
    }

    private static TrustReach Trusts(AwsIdentity role, AwsIdentity who)
    {
        var document = PlainJson.Read(role.Trust) is JsonOutcome.Read read ? read.Value.Get("Statement") : null;
        var statements = document is Value.Map ? [document] : document?.Items ?? [];
        return statements.Where(s => s.GetText("Effect") == "Allow" && Names(s, who))
            .Select(s => s.Get("Condition") is Value.Map { Entries.Count: > 0 } ? TrustReach.Possible : TrustReach.Confirmed).Any();
    }

    private static bool Names(Value statement, AwsIdentity who) => statement.Get("Principal") switch
    {
        Value.Text { Content: "*" } => true,
        { } principal => AccessPolicy.Texts(principal.Get("AWS")).Any(p => p == "*" || p == who.Arn || p == who.Account || p == $"arn:aws:iam::{who.Account}:root"),
        null => false,
    };

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
