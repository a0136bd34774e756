using System.Collections.Immutable;
using Playbooks.Connectors.Aws.Actions;
using Playbooks.Connectors.Aws.Keys;
using Playbooks.Connectors.Aws.Signing;
using Playbooks.Connectors.Aws.Sts;
using Playbooks.Connectors.Http;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws;

/// <summary>The tenant's AWS accounts, ready for actions.</summary>
public sealed class AwsConnection : IDisposable
{
    private readonly List<IDisposable> open;

    private AwsConnection(AwsTenant tenant, List<IDisposable> open)
    {
        Tenant = tenant;
        this.open = open;
    }

    internal AwsTenant Tenant { get; }

    /// <summary>Every action of AWS alone; the rotations, which need more than one provider, are in <c>Rotation</c>.</summary>
    public IEnumerable<IAction> Actions =>
    [
        new CallerIdentityOf(Tenant), new ReadAccount(Tenant), new LookupEvents(Tenant), new SearchEventStore(Tenant), new ProveKeyDead(Tenant), new ProveRoleAssumed(Tenant), new ProveSessionsDead(Tenant), new CheckAccessNotGranted(Tenant),
        DeactivateAccessKey.In(Tenant), ActivateAccessKey.In(Tenant), new DeleteAccessKey(Tenant), new DenyUser(Tenant), new AllowUser(Tenant),
        new ListUserCredentials(Tenant), new ReadCredentialReport(Tenant), new CheckNewAccess(Tenant), new CheckPolicy(Tenant), new SimulateAccess(Tenant), new ReadLastAccess(Tenant),
        new ListParameters(Tenant), new ReadSecret(Tenant), new FindKeyAccount(Tenant),
        .. Both(h => new AttachPolicy(Tenant, h)), .. Both(h => new DetachPolicy(Tenant, h)), .. Both(h => new Bound(Tenant, h)), .. Both(h => new Unbound(Tenant, h)),
        new RevokeUserSessions(Tenant), new UnrevokeUserSessions(Tenant), LoginSwitch.Off(Tenant), LoginSwitch.On(Tenant), new DeleteLoginProfile(Tenant),
        new CreateOidcRole(Tenant), new DeleteRole(Tenant), new RemoveAudience(Tenant), new AddAudience(Tenant), new AttachOrganizationPolicy(Tenant), new DetachOrganizationPolicy(Tenant),
        new DenySecret(Tenant), new RestoreSecretPolicy(Tenant), new ScheduleSecretDeletion(Tenant), new RestoreSecret(Tenant),
        new RevokeSessions(Tenant), new UnrevokeSessions(Tenant), new CutOidcTrust(Tenant), new RestoreTrust(Tenant), new NarrowTrust(Tenant),
    ];

    /// <param name="guarded">Accesses, as plans write them, that nothing may cut besides what the run itself works with.</param>
    /// <param name="chance">A number from 0 to below 1, for the jitter.</param>
    /// <exception cref="ArgumentException">An endpoint in the settings is none that may be talked to.</exception>
    public static AwsConnection Open(IEnumerable<AwsAccountSettings> accounts, IEnumerable<string> guarded, TimeProvider time, Func<double> chance)
    {
        var open = new List<IDisposable>();
        var own = new OwnAccess(guarded);
        var tenant = new AwsTenant([.. accounts.Select(account => Access(account, own, time, chance, open))], time);
        return new AwsConnection(tenant, open);
    }

    private static IEnumerable<IAction> Both(Func<AwsHolder, IAction> make) => [make(AwsHolder.User), make(AwsHolder.Role)];

    /// <summary>The keys, users and roles that the run works with, as plans write them; those that can be told now.</summary>
    internal Task<ImmutableArray<string>> OwnAccessesAsync(CancellationToken token) =>
        Tenant.Accounts.Count == 0 ? Task.FromResult(ImmutableArray<string>.Empty) : Tenant.Accounts[0].Own.AccessesAsync(token);

    public void Dispose()
    {
        Tenant.Dispose();
        open.ForEach(o => o.Dispose());
    }

    private static AwsAccess Access(AwsAccountSettings settings, OwnAccess own, TimeProvider time, Func<double> chance, List<IDisposable> open)
    {
        var account = new AwsAccount(settings.Id, settings.Region, settings.Endpoint is null ? null : new Uri(settings.Endpoint));
        var provider = Provider(settings);
        var keys = BaseKeys(settings);
        if (keys is SdkKeys profile)
        {
            var source = new SourceKeys(profile);
            own.Add(settings.Id, new OwnCredential(source, new StsClient(Door(source))));
        }

        if (settings.AssumeRole is { } role)
        {
            var door = new StsClient(Door(keys));
            own.Add(settings.Id, new OwnCredential(keys, door));
            var become = new RoleKeys(door, role, settings.ExternalId, time);
            open.Add(become);
            keys = become;
        }

        var channel = Channel(keys);
        own.Add(settings.Id, new OwnCredential(keys, new StsClient(channel)));
        return new AwsAccess(channel, own, time);

        AwsChannel Channel(IAwsKeys signing) =>
            new(account, scope => new ProviderHttp(provider, new AwsAuthority(scope, signing, time), time, chance, null));

        AwsChannel Door(IAwsKeys signing)
        {
            var door = Channel(signing);
            open.Add(door);
            return door;
        }
    }

    private static IAwsKeys BaseKeys(AwsAccountSettings settings) => settings is { KeyId: { } id, KeySecret: { } secret }
        ? new NamedKey(id, secret)
        : new SdkKeys(new AwsKeySettings(settings.CredentialsFile, settings.Profile));

    private static ProviderSettings Provider(AwsAccountSettings settings) => new()
    {
        Name = "AWS",
        Egress = Egress.To(settings.Endpoint ?? "https://*.amazonaws.com"),
        Throttle = AwsThrottle.Rule,
        Observer = settings.Observer,
        Headers = [new("User-Agent", "playbooks")],
    };
}
