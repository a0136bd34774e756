using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Registry;

namespace Playbooks.Core.Reach.Rotations;

/// <summary>Decides for each credential in reach which of its principal's keys is replaced, and what a person has to do instead or besides.</summary>
/// <param name="affected">Workflows that ran the artifact, without regard to case.</param>
internal sealed class RotationChoice(ReachFacts facts, IReadOnlySet<string> affected, DateTimeOffset now)
{
    /// <summary>Ends what is said of a credential whose principal has none that works.</summary>
    public const string NothingLeft = "there is nothing to replace";

    private readonly ConsumerChecks checks = new(facts, affected);
    private readonly List<Rotation> rotations = [];
    private readonly List<SpareKey> spares = [];
    private readonly List<PersonTask> tasks = [];
    private readonly List<Unseen> unseen = [];

    public RotationSet Made => new([.. rotations], [.. spares], [.. tasks], [.. unseen]);

    public void Add(RegisteredCredential credential, Finding finding)
    {
        if (credential.IsResponder)
        {
            ByHand(credential, finding, "the run itself works with it and would cut its own access: act with another one, then replace it");
        }
        else if (credential.IsByHand || PlaceShapes.Of(credential).IsEmpty)
        {
            ByHand(credential, finding, "the registry says that a person replaces it");
        }
        else
        {
            ByKind(credential, finding);
        }
    }

    public void AddUnregistered(string place, string owner, Finding finding) => tasks.Add(new(
        place, $"Replace the secret {place}", owner, [place], $"{finding.Reason} The registry does not know whose credential it is.",
        "Its issuer refuses the old value, and whatever used it works.", finding.Grade));

    private void ByKind(RegisteredCredential credential, Finding finding)
    {
        switch (credential.Kind)
        {
            case "aws_access_key":
                AccessKey(credential, finding);
                break;
            case "entra_client_secret":
                Password(credential, finding);
                break;
            case "github_deploy_key":
                DeployKey(credential, finding);
                break;
            default:
                ByHand(credential, finding, $"{credential.PrincipalOf("issuer")} has no way for this program to replace it".TrimStart());
                break;
        }
    }

    private void AccessKey(RegisteredCredential credential, Finding finding)
    {
        var (account, name) = (credential.PrincipalOf("account"), credential.PrincipalOf("user"));
        if (facts.Accounts.Where(a => a.Id == account).SelectMany(a => a.Users).FirstOrDefault(u => u.Name == name) is not { } user)
        {
            ByHand(credential, finding, $"user {name} of account {account} was not read, or is not there");
            return;
        }

        var active = user.Keys.Where(k => k.IsActive).OrderByDescending(k => IsLeaked(k.Id)).ThenByDescending(k => k.LastUsed ?? DateTimeOffset.MinValue).ThenByDescending(k => k.Created).ToList();
        if (active.Count == 0)
        {
            unseen.Add(new(credential.Node, $"user {name} has no active key: {NothingLeft}"));
            return;
        }

        var key = active[0];
        Rotate("aws-access-key", credential, account, name, key.Id, $"aws:{account}/access-key/{key.Id}", finding, isReadOnly: false);
        Besides(credential, finding, active.Skip(1).Select(k => k.Id), "the key that was used last is the one replaced; find out whose the other is, and deactivate it");
        spares.AddRange(user.Keys.Where(k => !k.IsActive && user.Keys.Length > 1)
            .Select(k => new SpareKey(account, name, k.Id, $"A user has two keys at most; {k.Id} is inactive, and {key.Id} is to be replaced.")));
    }

    private void Password(RegisteredCredential credential, Finding finding)
    {
        var appId = credential.PrincipalOf("application");
        if (facts.Applications.FirstOrDefault(a => a.AppId.Equals(appId, StringComparison.OrdinalIgnoreCase)) is not { } application)
        {
            ByHand(credential, finding, $"application {appId} was not read, or is not there");
            return;
        }

        var valid = application.Passwords.Where(p => p.Ends is null || p.Ends > now).OrderByDescending(p => IsLeaked(p.KeyId)).ThenByDescending(p => p.Starts).ToList();
        if (valid.Count == 0)
        {
            unseen.Add(new(credential.Node, $"application {application.Name} has no secret that is still valid: {NothingLeft}"));
            return;
        }

        Rotate("entra-password", credential, "", application.Id, valid[0].KeyId, $"entra:{application.Directory}/password/{valid[0].KeyId}", finding, isReadOnly: false);
        Besides(credential, finding, valid.Skip(1).Select(p => p.KeyId), "the newest is the one replaced; find out whose the other is, and remove it");
    }

    /// <summary>The one that was found exposed is the one to replace, whatever else its principal has.</summary>
    private bool IsLeaked(string key) => facts.Leaks.Any(l => l.Named.Equals(key, StringComparison.OrdinalIgnoreCase));

    private void DeployKey(RegisteredCredential credential, Finding finding)
    {
        var repository = credential.PrincipalOf("repository");
        var keys = facts.DeployKeys.Where(k => k.Repository.Equals(repository, StringComparison.OrdinalIgnoreCase)).ToList();
        if (keys is [var key])
        {
            Rotate("github-deploy-key", credential, "", repository, key.Id, $"github:{repository}/deploy-key/{key.Id}", finding, key.IsReadOnly);
        }
        else
        {
            ByHand(credential, finding, keys.Count == 0 ? $"no deploy key of {repository} was read" : $"{repository} has {keys.Count} deploy keys, and the registry does not say which it is");
        }
    }

    private void Rotate(string kind, RegisteredCredential credential, string account, string principal, string key, string access, Finding finding, bool isReadOnly)
    {
        rotations.Add(new(
            kind, credential.Id, account, principal, key, access, isReadOnly, PlaceShapes.Of(credential), checks.Now(credential), checks.Later(credential), [], credential.Owner, finding));
        if (kind == "aws-access-key" && PlaceShapes.IdsAlone(credential).Select(p => p.ToString()).ToImmutableArray() is { IsEmpty: false } ids)
        {
            tasks.Add(new(credential.Id, $"Write the new key id of {credential.Id}", credential.Owner, ids, "Only the id is kept there, without the secret beside it.", "The consumers work.", finding.Grade));
        }
    }

    private void Besides(RegisteredCredential credential, Finding finding, IEnumerable<string> others, string why)
    {
        foreach (var other in others)
        {
            tasks.Add(new(other, $"Decide about {other}, which works beside {credential.Id}", credential.Owner, [other], why, "It is refused, or its owner is known.", finding.Grade));
        }
    }

    private void ByHand(RegisteredCredential credential, Finding finding, string why) => tasks.Add(new(
        credential.Id, $"Replace {credential.Id} ({credential.Kind})", credential.Owner, [.. credential.Places.Select(p => p.Place.ToString())], why,
        "Its issuer refuses the old value, and every place holds the new one.", finding.Grade));
}
