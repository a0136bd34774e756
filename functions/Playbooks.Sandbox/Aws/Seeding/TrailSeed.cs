using System.Globalization;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Iam;
using Playbooks.Sandbox.Aws.Trail;

namespace Playbooks.Sandbox.Aws.Seeding;

/// <summary>What happened before the drill, as CloudTrail would have written it.</summary>
internal static class TrailSeed
{
    public static TrailEvent Event(AwsAccount account, AwsScenario.TrailEntry entry, int index)
    {
        var source = entry.Source.Contains('.', StringComparison.Ordinal) ? entry.Source : entry.Source + ".amazonaws.com";
        var region = entry.Region ?? (source.StartsWith("iam.", StringComparison.Ordinal) ? "us-east-1" : account.Region);
        var id = account.Mint.Guid(string.Create(CultureInfo.InvariantCulture, $"trail/{account.Id}/{index}")).ToString();
        var key = entry.AccessKey is { } name ? KeyId(account, name) : null;
        var detail = new JsonObject
        {
            ["eventVersion"] = "1.11",
            ["userIdentity"] = Identity(account, entry, key),
            ["eventTime"] = IamWriting.Time(entry.Time),
            ["eventSource"] = source,
            ["eventName"] = entry.Event,
            ["awsRegion"] = region,
            ["sourceIPAddress"] = entry.Ip ?? "203.0.113.7",
            ["eventID"] = id,
            ["readOnly"] = entry.ReadOnly,
            ["eventType"] = "AwsApiCall",
            ["managementEvent"] = true,
            ["recipientAccountId"] = account.Id,
        };
        if (entry.Error is { } error)
        {
            detail["errorCode"] = error;
        }

        return new(0, id, entry.Time, region, entry.Event, source, entry.ReadOnly, key, entry.User ?? entry.Subject, entry.Resources, detail);
    }

    /// <summary>The scenario names a key, a session, or writes a <c>mint:</c> reference or a literal id.</summary>
    private static string KeyId(AwsAccount account, string name)
    {
        var known = account.Users.Values.SelectMany(user => user.Keys).Select(key => key.Id).Concat(account.Sessions.Keys);
        string[] candidates = [account.Mint.Value("aws_key_id", name), account.Mint.Value("aws_session_id", name)];
        return candidates.FirstOrDefault(known.Contains) ?? account.Mint.Resolve(name);
    }

    private static JsonObject Identity(AwsAccount account, AwsScenario.TrailEntry entry, string? key)
    {
        if (entry.Subject is { } subject)
        {
            return new() { ["type"] = "WebIdentityUser", ["userName"] = subject, ["identityProvider"] = "token.actions.githubusercontent.com" };
        }

        return key is not null && account.Sessions.TryGetValue(key, out var session)
            ? new() { ["type"] = "AssumedRole", ["arn"] = session.Arn, ["accountId"] = account.Id, ["accessKeyId"] = key }
            : new() { ["type"] = "IAMUser", ["userName"] = entry.User, ["accountId"] = account.Id, ["accessKeyId"] = key };
    }
}
