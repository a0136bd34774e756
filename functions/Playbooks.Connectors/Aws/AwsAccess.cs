using System.Collections.Concurrent;
using Playbooks.Connectors.Aws.Analyzer;
using Playbooks.Connectors.Aws.CloudTrail;
using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Aws.Organizations;
using Playbooks.Connectors.Aws.SecretsManager;
using Playbooks.Connectors.Aws.Ssm;
using Playbooks.Connectors.Aws.Sts;

namespace Playbooks.Connectors.Aws;

/// <summary>The clients of one account, and what the responder works with.</summary>
internal sealed class AwsAccess(AwsChannel channel, OwnAccess own, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, AwsPace> trailPaces = new(StringComparer.Ordinal);

    public AwsAccount Account => channel.Account;

    /// <summary>The responder's own credentials of all accounts, for the guard against locking oneself out.</summary>
    public OwnAccess Own => own;

    public StsClient Sts { get; } = new(channel);

    public IamKeys Keys { get; } = new(channel);

    public IamUsers Users { get; } = new(channel);

    public IamRoles Roles { get; } = new(channel);

    /// <summary>Managed policies and boundaries of users.</summary>
    public IamHolder UserPolicies { get; } = new(channel, "User");

    /// <summary>The same of roles.</summary>
    public IamHolder RolePolicies { get; } = new(channel, "Role");

    public IamLogins Logins { get; } = new(channel);

    public IamReports Reports { get; } = new(channel);

    public OrganizationsClient Organizations { get; } = new(channel);

    public AnalyzerClient Analyzer { get; } = new(channel);

    public IamOidc Oidc { get; } = new(channel);

    public IamAccount Iam { get; } = new(channel);

    public IamSimulation Simulation { get; } = new(channel);

    public SecretsClient Secrets { get; } = new(channel);

    public SsmClient Parameters { get; } = new(channel);

    public StoreClient Stores { get; } = new(channel);

    public TrailClient TrailIn(string region) => new(channel, trailPaces.GetOrAdd(region, _ => new AwsPace(AwsPace.TrailGap, time)), region);

    public void Dispose()
    {
        channel.Dispose();
        foreach (var pace in trailPaces.Values)
        {
            pace.Dispose();
        }
    }
}
