using System.Collections.Immutable;
using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Reads what the reach graph needs of an account: who is there, with which keys, trusting whom, allowed what.</summary>
internal sealed class ReadAccount(AwsTenant tenant) : IReadAction
{
    public ActionContract Contract { get; } = new()
    {
        Name = "aws.read-account",
        Summary = "Read an AWS account's users, access keys with their last use, roles with their trust, providers and policies.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [AwsParameters.Account],
        Output = ValueType.ObjectOf(
            ("account", ValueType.Text), ("region", ValueType.Text), ("users", ValueType.ListOf(ValueType.Any)), ("groups", ValueType.ListOf(ValueType.Any)),
            ("roles", ValueType.ListOf(ValueType.Any)), ("policies", ValueType.ListOf(ValueType.Any)), ("providers", ValueType.ListOf(ValueType.Any)),
            ("secrets", ValueType.ListOf(ValueType.Any)), ("parameters", ValueType.ListOf(ValueType.Any))),
        Idempotency = "Reads only.",
        Permissions =
        [
            AwsParameters.Iam("GetAccountAuthorizationDetails"), AwsParameters.Iam("ListAccessKeys"), AwsParameters.Iam("GetAccessKeyLastUsed"),
            AwsParameters.Iam("ListOpenIDConnectProviders"), AwsParameters.Iam("GetOpenIDConnectProvider"),
            new(AwsParameters.Provider, "secretsmanager:ListSecrets"), new(AwsParameters.Provider, "ssm:DescribeParameters"),
        ],
        Failures = CloudFailures.With(),
        Source = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        if (!tenant.Find(call, out var access, out var missing))
        {
            return missing;
        }

        var details = await access.Iam.ReadAsync(token);
        var providers = details.Failure is null ? await ProvidersAsync(access, token) : details.Failure;
        var keys = providers.Failure is null ? await KeysAsync(access, details, token) : providers.Failure;
        var secrets = keys.Failure is null ? await access.Secrets.ListAsync(token) : keys.Failure;
        var parameters = secrets.Failure is null ? await access.Parameters.DescribeAsync(token) : secrets.Failure;
        return details.Is(out var iam, out _) && providers.Is(out var trusted, out _) && keys.Is(out var held, out _)
            && secrets.Is(out var values, out _) && parameters.Is(out var settings, out var why)
            ? new ActionOutcome.Succeeded(Value.MapOf(
                ("account", Value.Of(access.Account.Id)),
                ("region", Value.Of(access.Account.Region)),
                ("users", Values.List(iam.Users, u => AccountOutput.User(u, held.GetValueOrDefault(u.Name, [])))),
                ("groups", Values.List(iam.Groups, AccountOutput.Group)),
                ("roles", Values.List(iam.Roles, AccountOutput.Role)),
                ("policies", Values.List(iam.Policies, AccountOutput.Policy)),
                ("providers", Values.List(trusted, AccountOutput.Provider)),
                ("secrets", Values.List(values, AccountOutput.Secret)),
                ("parameters", Values.List(settings, AccountOutput.Parameter))))
            : AwsCodes.Outcome(parameters.Failure ?? throw new InvalidOperationException("every failure is handed on to the last read"), scope.Time.GetUtcNow());
    }

    private static async Task<Answer<ImmutableArray<IamOidcProvider>>> ProvidersAsync(AwsAccess access, CancellationToken token)
    {
        var listed = await access.Oidc.ListAsync(token);
        if (!listed.Is(out var arns, out var why))
        {
            return why;
        }

        var all = ImmutableArray.CreateBuilder<IamOidcProvider>();
        foreach (var arn in arns)
        {
            var got = await access.Oidc.GetAsync(arn, token);
            if (!got.Is(out var provider, out var unread))
            {
                return unread;
            }

            all.Add(provider);
        }

        return all.ToImmutable();
    }

    private static async Task<Answer<Dictionary<string, List<(IamAccessKey, IamKeyUse)>>>> KeysAsync(AwsAccess access, Answer<IamAccountDetails> details, CancellationToken token)
    {
        var all = new Dictionary<string, List<(IamAccessKey, IamKeyUse)>>(StringComparer.Ordinal);
        foreach (var user in details.Is(out var iam, out _) ? iam.Users : [])
        {
            var listed = await access.Keys.ListAsync(user.Name, token);
            if (!listed.Is(out var keys, out var why))
            {
                return why;
            }

            foreach (var key in keys)
            {
                var used = await access.Keys.LastUseAsync(key.Id, token);
                if (!used.Is(out var use, out var unread))
                {
                    return unread;
                }

                (all.TryGetValue(user.Name, out var of) ? of : all[user.Name] = []).Add((key, use));
            }
        }

        return all;
    }
}
