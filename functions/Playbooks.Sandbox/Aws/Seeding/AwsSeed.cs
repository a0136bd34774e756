using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Iam;
using Playbooks.Sandbox.Aws.Organizations;
using Playbooks.Sandbox.Aws.Parameters;
using Playbooks.Sandbox.Aws.Secrets;
using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Aws.Seeding;

/// <summary>Builds the accounts that a scenario describes.</summary>
internal sealed class AwsSeed(TenantContext context, AwsScenario.Account seed, AwsOrganization? organization)
{
    private readonly AwsAccount account = new(seed.Id, seed.Region, context)
    {
        PageSize = seed.PageSize ?? int.MaxValue,
        ThrottlesLookups = seed.ThrottlesLookups,
        EventStores = seed.EventStores,
        Organization = organization,
    };

    private readonly DateTimeOffset earlier = context.Scenario.Now.AddDays(-400);

    /// <summary>One empty account when the scenario has none, so that a caller is refused by it and not by a fault of ours.</summary>
    public static IReadOnlyList<AwsAccount> Accounts(TenantContext context)
    {
        var section = context.Scenario.Section("aws");
        var accounts = section["accounts"].Deserialize<IReadOnlyList<AwsScenario.Account>>(AwsScenario.Shape) ?? [];
        var organization = section["organization"].Deserialize<AwsScenario.Organization>(AwsScenario.Shape) is { } described ? Organization(described, accounts) : null;
        return [.. accounts.DefaultIfEmpty(new()).Select(item => new AwsSeed(context, item, organization).Build())];
    }

    private static AwsOrganization Organization(AwsScenario.Organization described, IReadOnlyList<AwsScenario.Account> accounts)
    {
        const string Everything = "p-FullAWSAccess";
        var own = described.Policies.Select(item => new AwsOrganizationPolicy(item.Name, item.Name, Text(item.Document)))
            .Append(new(Everything, "FullAWSAccess", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""));
        var built = new AwsOrganization(described.Id, described.Management, own.ToDictionary(item => item.Id, StringComparer.Ordinal));
        foreach (var target in described.Targets.Concat(accounts.Select(item => item.Id)))
        {
            built.Attached[target] = new(StringComparer.Ordinal) { Everything };
        }

        return built;
    }

    private AwsAccount Build()
    {
        foreach (var policy in AwsManagedPolicies.All(earlier).Concat(seed.Policies.Select(Managed)))
        {
            account.Policies[policy.Arn] = policy;
        }

        AddIdentities();
        account.Secrets.AddRange(seed.Secrets.Select(Secret));
        account.Parameters.AddRange(seed.Parameters.Select(Parameter));
        foreach (var (entry, index) in seed.Trail.OrderBy(entry => entry.Time).Select((entry, index) => (entry, index)))
        {
            account.Trail.Add(TrailSeed.Event(account, entry, index));
        }

        return account;
    }

    private void AddIdentities()
    {
        foreach (var user in seed.Users)
        {
            account.Users[user.Name] = User(user);
        }

        foreach (var provider in seed.OidcProviders)
        {
            var url = provider.Url.Replace("https://", "", StringComparison.Ordinal);
            var arn = account.Arn("iam", "oidc-provider/" + url);
            account.Providers[arn] = new(arn, url, new(provider.ClientIds, StringComparer.Ordinal), ["ffffffffffffffffffffffffffffffffffffffff"], earlier);
        }

        foreach (var role in seed.Roles)
        {
            account.Roles[role.Name] = Role(role);
            foreach (var session in role.Sessions)
            {
                AddSession(role, session);
            }
        }
    }

    private IamManagedPolicy Managed(AwsScenario.Policy policy) =>
        new(account.Arn("iam", "policy/" + policy.Name), account.EntityId("ANPA", policy.Name), Text(policy.Document), earlier);

    private IamUser User(AwsScenario.User user)
    {
        var built = new IamUser
        {
            Name = user.Name,
            Path = user.Path,
            Id = account.EntityId("AIDA", user.Name),
            Arn = account.Arn("iam", "user" + user.Path + user.Name),
            CreatedAt = user.Created ?? earlier,
            LoginProfileAt = user.Console ? earlier : null,
        };
        built.Keys.AddRange(user.Keys.Select(Key));
        built.Others.AddRange(user.Others.Select(item => new IamOtherCredential(item.Key, item.Value, "codecommit.amazonaws.com", earlier)));
        return WithPolicies(built, user.Policies, user.Attached);
    }

    private IamAccessKey Key(AwsScenario.Key key) => new()
    {
        Id = account.Mint.Value("aws_key_id", key.Name),
        Secret = account.Mint.Value("aws_secret", key.Name),
        CreatedAt = key.Created ?? earlier,
        Active = new(!string.Equals(key.Status, "Inactive", StringComparison.OrdinalIgnoreCase)),
        LastUse = key.LastUsed is { } at ? new(at, "sts", account.Region) : null,
    };

    private IamRole Role(AwsScenario.Role role) => WithPolicies(
        new IamRole
        {
            Name = role.Name,
            Path = role.Path,
            Id = account.EntityId("AROA", role.Name),
            Arn = account.Arn("iam", "role" + role.Path + role.Name),
            CreatedAt = role.Created ?? earlier,
            Trust = Text(role.Trust),
            MaxSessionSeconds = role.MaxSessionSeconds,
        },
        role.Policies,
        role.Attached);

    private static T WithPolicies<T>(T principal, IEnumerable<AwsScenario.Policy> policies, IEnumerable<string> attached)
        where T : IamPrincipal
    {
        foreach (var policy in policies)
        {
            principal.Inline[policy.Name] = Text(policy.Document);
        }

        principal.Attached.UnionWith(attached);
        return principal;
    }

    private void AddSession(AwsScenario.Role role, AwsScenario.Session session)
    {
        var id = account.Mint.Value("aws_session_id", session.Name);
        account.Sessions[id] = new(
            id, account.Mint.Value("aws_secret", session.Name), account.Mint.Value("aws_session_token", session.Name), role.Name, session.Name,
            account.Arn("sts", $"assumed-role/{role.Name}/{session.Name}"), session.Issued, session.Issued.AddSeconds(role.MaxSessionSeconds)) { Subject = session.Subject };
    }

    private AwsSecret Secret(AwsScenario.Secret secret)
    {
        var region = secret.Region ?? account.Region;
        var built = new AwsSecret
        {
            Name = secret.Name,
            Region = region,
            Arn = account.Arn("secretsmanager", $"secret:{secret.Name}-{account.EntityId("", "secret/" + secret.Name)[..6]}", region),
            CreatedAt = earlier,
            ChangedAt = earlier,
            RotationEnabled = secret.RotationEnabled,
            ResourcePolicy = secret.ResourcePolicy is { } policy ? Text(policy) : null,
        };
        var version = new SecretVersion(account.Mint.Guid($"secret/{account.Id}/{secret.Name}").ToString(), Resolved(secret.Value), earlier);
        version.Stages.Add(AwsSecret.Current);
        built.Versions.Add(version);
        return built;
    }

    private string Resolved(JsonNode value) => value is JsonObject fields
        ? new JsonObject(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, account.Mint.Resolve(field.Value?.ToString() ?? "")))).ToJsonString()
        : account.Mint.Resolve(value.ToString());

    private SsmParameter Parameter(AwsScenario.Parameter parameter)
    {
        var region = parameter.Region ?? account.Region;
        var built = new SsmParameter { Name = parameter.Name, Region = region, Arn = account.Arn("ssm", "parameter/" + parameter.Name.TrimStart('/'), region) };
        built.Versions.Add(new(1, parameter.Type, account.Mint.Resolve(parameter.Value), earlier, account.Arn("iam", "root")));
        return built;
    }

    private static string Text(JsonNode document) => document is JsonValue ? document.ToString() : document.ToJsonString();
}
