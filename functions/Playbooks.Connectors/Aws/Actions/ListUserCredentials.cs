using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Reads what a user holds besides access keys: console password, SSH keys, certificates, service-specific credentials, second factors.</summary>
internal sealed class ListUserCredentials(AwsTenant tenant) : AwsRead(tenant)
{
    public override ActionContract Contract { get; } = new()
    {
        Name = "aws.list-user-credentials",
        Summary = "List what an IAM user can sign in with besides its access keys.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Reads,
        Inputs = [AwsParameters.Account, AwsParameters.User],
        Output = ValueType.ObjectOf(
            ("account", ValueType.Text), ("user", ValueType.Text), ("console", ValueType.Bool), ("devices", ValueType.ListOf(ValueType.Text)),
            ("credentials", ValueType.ListOf(ValueType.ObjectOf(
                ("kind", ValueType.Text), ("id", ValueType.Text), ("status", ValueType.Text), ("service", ValueType.Any), ("created", ValueType.Any))))),
        Idempotency = "Reads only.",
        Preconditions = ["Kinds are those that aws.deactivate-user-credential takes."],
        Permissions = [.. IamLoginKind.All.Select(k => AwsParameters.Iam(k.List)), AwsParameters.Iam("GetLoginProfile"), AwsParameters.Iam("ListMFADevices")],
        Failures = CloudFailures.With(CloudFailures.NotFound),
        Source = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html",
    };

    protected override async Task<ActionOutcome> LookAsync(AwsAccess access, Call call, IActionScope scope, CancellationToken token)
    {
        var user = call.Need("user");
        var devices = await access.Logins.ListDevicesAsync(user, token);
        if (!devices.Is(out var factors, out var why))
        {
            return AwsCodes.Outcome(why, scope.Time.GetUtcNow());
        }

        var all = new List<IamLogin>();
        foreach (var kind in IamLoginKind.All)
        {
            var listed = await access.Logins.ListAsync(kind, user, token);
            if (!listed.Is(out var found, out var unread))
            {
                return AwsCodes.Outcome(unread, scope.Time.GetUtcNow());
            }

            all.AddRange(found);
        }

        var profile = await access.Logins.GetProfileAsync(user, token);
        return profile.Failure is { } failed && !AwsCodes.IsNotFound(failed)
            ? AwsCodes.Outcome(failed, scope.Time.GetUtcNow())
            : new ActionOutcome.Succeeded(With(
                access, ("user", Value.Of(user)), ("console", Value.Of(profile.Failure is null)), ("devices", Value.ListOf(factors)), ("credentials", Values.List(all, Written))));
    }

    private static Value Written(IamLogin l) => Value.MapOf(
        ("kind", Value.Of(l.Kind)), ("id", Value.Of(l.Id)), ("status", Value.Of(l.Status)), ("service", Value.Of(l.Service)), ("created", Values.Time(l.Created)));
}
