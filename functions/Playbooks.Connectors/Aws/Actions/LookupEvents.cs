using Playbooks.Connectors.Aws.CloudTrail;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Finds what an access key, a user or a role did, or what happened to a resource, since a time.</summary>
internal sealed class LookupEvents(AwsTenant tenant) : IReadAction
{
    private static readonly string[] Attributes = ["AccessKeyId", "Username", "EventName", "EventSource", "ResourceName", "ResourceType", "EventId", "ReadOnly"];

    public ActionContract Contract { get; } = new()
    {
        Name = "aws.lookup-events",
        Summary = "Find management events of an AWS account by access key, user, resource or event name since a time.",
        Provider = AwsParameters.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            AwsParameters.Account,
            new("by", ValueType.Text, Required: true, $"One of {string.Join(", ", Attributes)}: CloudTrail looks up by one attribute only."),
            new("value", ValueType.Text, Required: true, "What the attribute must be."),
            AwsParameters.Since,
            new("until", ValueType.Text, Required: false, "RFC 3339 time; now where left out."),
        ],
        Output = ValueType.ObjectOf(("account", ValueType.Text), ("events", ValueType.ListOf(ValueType.Any))),
        Idempotency = "Reads only.",
        Preconditions = ["Management events of the last 90 days; they arrive some minutes late. Reads of data (objects, invocations) are not among them."],
        Permissions = [AwsParameters.Trail("LookupEvents")],
        Failures = CloudFailures.With(CloudFailures.InvalidRequest),
        Source = "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html",
    };

    public async Task<ActionOutcome> ReadAsync(Call call, IActionScope scope, CancellationToken token)
    {
        if (!tenant.Find(call, out var access, out var missing))
        {
            return missing;
        }

        var by = call.Need("by");
        if (!Attributes.Contains(by))
        {
            return new ActionOutcome.FailedFinal(CloudCodes.InvalidRequest, $"events are not looked up by '{by}'; use one of {string.Join(", ", Attributes)}");
        }

        var now = scope.Time.GetUtcNow();
        var answer = await TrailSearch.FindAsync(access, new TrailAttribute(by, call.Need("value")), call.NeedTime("since"), call.OptionalTime("until") ?? now, token);
        return answer.Is(out var events, out var why)
            ? new ActionOutcome.Succeeded(Value.MapOf(("account", Value.Of(access.Account.Id)), ("events", Values.List(events, Event))))
            : AwsCodes.Outcome(why, scope.Time.GetUtcNow());
    }

    public static Value Event(TrailEvent e) => Value.MapOf(
        ("id", Value.Of(e.Id)), ("name", Value.Of(e.Name)), ("source", Value.Of(e.Source)), ("at", Values.Time(e.At)), ("user", Value.Of(e.User)),
        ("key", Value.Of(e.AccessKeyId)), ("readOnly", Value.Of(e.ReadOnly)), ("identityType", Value.Of(e.IdentityType)), ("identity", Value.Of(e.IdentityArn)),
        ("issuer", Value.Of(e.IssuerArn)), ("address", Value.Of(e.SourceAddress)), ("agent", Value.Of(e.UserAgent)), ("region", Value.Of(e.Region)),
        ("error", Value.Of(e.Error)), ("issuedKey", Value.Of(e.IssuedKeyId)), ("assumedRole", Value.Of(e.AssumedRoleArn)));
}
