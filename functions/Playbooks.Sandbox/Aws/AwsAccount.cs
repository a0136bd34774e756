using Playbooks.Sandbox.Aws.Iam;
using Playbooks.Sandbox.Aws.Organizations;
using Playbooks.Sandbox.Aws.Parameters;
using Playbooks.Sandbox.Aws.Secrets;
using Playbooks.Sandbox.Aws.Signing;
using Playbooks.Sandbox.Aws.Sts;
using Playbooks.Sandbox.Aws.Trail;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Aws;

/// <summary>One simulated AWS account: everything its services remember. Guarded by the tenant's lock.</summary>
internal sealed class AwsAccount(string id, string region, TenantContext context)
{
    public string Id { get; } = id;

    /// <summary>Where secrets and parameters of the scenario live unless it says otherwise.</summary>
    public string Region { get; } = region;

    public Mint Mint => context.Mint;

    public TimeSpan VisibilityDelay => context.Options.VisibilityDelay;

    /// <summary>No page is longer than this, whatever the caller asks for: makes clients follow pages.</summary>
    public int PageSize { get; init; } = int.MaxValue;

    /// <summary>CloudTrail's two look-ups a second are enforced.</summary>
    public bool ThrottlesLookups { get; init; }

    public IReadOnlyList<string> EventStores { get; init; } = [];

    /// <summary>Statements of queries by id, and when they were asked for.</summary>
    public Dictionary<string, (string Statement, DateTimeOffset At)> Queries { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, IamUser> Users { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, IamRole> Roles { get; } = new(StringComparer.Ordinal);

    /// <summary>Managed policies by ARN.</summary>
    public SortedDictionary<string, IamManagedPolicy> Policies { get; } = new(StringComparer.Ordinal);

    /// <summary>OIDC providers by ARN.</summary>
    public SortedDictionary<string, IamOidcProvider> Providers { get; } = new(StringComparer.Ordinal);

    /// <summary>The organisation that the account is a member of; null for an account on its own.</summary>
    public AwsOrganization? Organization { get; init; }

    /// <summary>When the credential report is, or will be, there.</summary>
    public DateTimeOffset? ReportAt { get; set; }

    /// <summary>Reports on last use, by job: whose, and when they were asked for.</summary>
    public Dictionary<string, (string Arn, DateTimeOffset At)> LastAccessJobs { get; } = new(StringComparer.Ordinal);

    public List<AwsSecret> Secrets { get; } = [];

    public List<SsmParameter> Parameters { get; } = [];

    /// <summary>Sessions by access key id; expired ones stay, to be answered as expired.</summary>
    public Dictionary<string, AwsSession> Sessions { get; } = new(StringComparer.Ordinal);

    public TrailLog Trail { get; } = new();

    public string Arn(string service, string resource, string region = "") => $"arn:aws:{service}:{region}:{Id}:{resource}";

    /// <summary>An id in IAM's shape, always the same for one name: <c>AIDA</c> and sixteen characters.</summary>
    public string EntityId(string prefix, string name) =>
        prefix + string.Concat(Mint.Bytes($"aws/{Id}/{prefix}/{name}", 16).Select(value => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[value & 31]));

    public bool OwnsKey(string keyId) => Sessions.ContainsKey(keyId) || Users.Values.Any(user => user.Keys.Exists(key => key.Id == keyId));

    /// <summary>The owner of a key that may sign at this moment, with its secret; deactivated and unknown keys look alike.</summary>
    public (AwsCaller? Caller, string Secret) FindKey(string keyId, DateTimeOffset now)
    {
        if (Sessions.TryGetValue(keyId, out var session))
        {
            return Roles.TryGetValue(session.RoleName, out var role) ? (new(keyId, role, session, null), session.Secret) : (null, "");
        }

        var (user, key) = Users.Values.SelectMany(user => user.Keys, (user, key) => (user, key)).FirstOrDefault(pair => pair.key.Id == keyId);
        return key is not null && key.MaySign(now) ? (new(keyId, user, null, key), key.Secret) : (null, "");
    }
}
