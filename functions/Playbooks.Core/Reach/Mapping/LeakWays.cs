using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Registry;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>From a credential that was found exposed to what it opens: no artifact ran, the value itself is out.</summary>
internal sealed class LeakWays(ReachFacts facts, GraphBuilder graph, CredentialReach credentials)
{
    public const string Rule = "exposed";
    private const string Source = "alert";

    private readonly List<Unseen> unseen = [];

    public IReadOnlyList<Unseen> Walk()
    {
        foreach (var leak in facts.Leaks)
        {
            graph.Add(leak.Node, NodeKind.Artifact, leak.Where, leak.Named, ExposureGrade.Confirmed);
            Reach(leak, new(ExposureGrade.Confirmed, Rule, $"Its value was found: {leak.Where}."));
        }

        return unseen;
    }

    private void Reach(LeakedCredential leak, Finding finding)
    {
        if (Registered(leak.Named) is { } registered)
        {
            credentials.Known(registered, leak.Node, finding, Source);
        }
        else if (SecretPlace.Parse(leak.Named) is { } place)
        {
            credentials.Secret(place, leak.Node, finding, Source, leak.Since);
        }
        else if (facts.Accounts.SelectMany(a => a.Users).FirstOrDefault(u => u.Keys.Any(k => k.Id == leak.Named)) is { } user)
        {
            credentials.Role(user, leak.Node, finding, Source, leak.Since);
            unseen.Add(new($"access key {leak.Named} of user {user.Name}", "the registry does not know it: who uses it, and where its copies lie, nobody can tell"));
        }
        else
        {
            unseen.Add(new(leak.Named, "neither the registry nor an account or directory that was read knows it: find out whose it is"));
        }
    }

    private RegisteredCredential? Registered(string named) => facts.Registry.Credentials.FirstOrDefault(c =>
        c.Id == named
        || (c.Kind == "aws_access_key" && KeysOf(c).Contains(named))
        || (c.Kind == "entra_client_secret" && SecretsOf(c).Contains(named, StringComparer.OrdinalIgnoreCase)));

    private IEnumerable<string> KeysOf(RegisteredCredential credential) => facts.Accounts
        .Where(a => a.Id == credential.PrincipalOf("account")).SelectMany(a => a.Users).Where(u => u.Name == credential.PrincipalOf("user")).SelectMany(u => u.Keys).Select(k => k.Id);

    private IEnumerable<string> SecretsOf(RegisteredCredential credential) => facts.Applications
        .Where(a => a.AppId.Equals(credential.PrincipalOf("application"), StringComparison.OrdinalIgnoreCase)).SelectMany(a => a.Passwords).Select(p => p.KeyId);
}
