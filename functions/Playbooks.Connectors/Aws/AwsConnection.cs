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
        new CallerIdentityOf(Tenant), new ReadAccount(Tenant), new LookupEvents(Tenant), new ProveKeyDead(Tenant),
        DeactivateAccessKey.In(Tenant), ActivateAccessKey.In(Tenant), new DeleteAccessKey(Tenant), new DenyUser(Tenant), new AllowUser(Tenant),
        new RevokeSessions(Tenant), new UnrevokeSessions(Tenant), new CutOidcTrust(Tenant), new RestoreTrust(Tenant), new NarrowTrust(Tenant),
    ];

    /// <param name="chance">A number from 0 to below 1, for the jitter.</param>
    /// <exception cref="ArgumentException">An endpoint in the settings is none that may be talked to.</exception>
    public static AwsConnection Open(IEnumerable<AwsAccountSettings> accounts, TimeProvider time, Func<double> chance)
    {
        var open = new List<IDisposable>();
        var tenant = new AwsTenant([.. accounts.Select(account => Access(account, time, chance, open))], time);
        return new AwsConnection(tenant, open);
    }

    public void Dispose()
    {
        Tenant.Dispose();
        open.ForEach(o => o.Dispose());
    }

    private static AwsAccess Access(AwsAccountSettings settings, TimeProvider time, Func<double> chance, List<IDisposable> open)
    {
        var account = new AwsAccount(settings.Id, settings.Region, settings.Endpoint is null ? null : new Uri(settings.Endpoint));
        var provider = Provider(settings);
        var keys = BaseKeys(settings);
        if (settings.AssumeRole is { } role)
        {
            var first = keys;
            var door = new AwsChannel(account, scope => new ProviderHttp(provider, new AwsAuthority(scope, first, time), time, chance, null));
            var become = new RoleKeys(new StsClient(door), role, settings.ExternalId, time);
            open.AddRange([door, become]);
            keys = become;
        }

        var channel = new AwsChannel(account, scope => new ProviderHttp(provider, new AwsAuthority(scope, keys, time), time, chance, null));
        return new AwsAccess(channel, keys, time);
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
