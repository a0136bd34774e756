using Playbooks.Core.Values;

namespace Playbooks.Core.Alerts;

/// <summary>Names the usual audit records, so that whoever sends one instead of an alert is told.</summary>
internal static class ForeignLogs
{
    /// <summary>Null for what is none of them.</summary>
    public static string? Recognise(Value body) => body switch
    {
        _ when Has(body, "eventName", "eventSource") => "a CloudTrail record",
        _ when Has(body, "eventType", "published") => "an Okta log event",
        _ when Has(body, "operationName", "category") => "an Azure log record",
        _ when Has(body, "activityDisplayName") => "a directory audit of Entra",
        _ when Has(body, "appDisplayName", "userPrincipalName") => "a sign-in of Entra",
        _ when Has(body, "Operation", "Workload") => "a Microsoft 365 audit record",
        _ when Has(body, "date_create", "actor") => "a Slack audit log entry",
        _ when body.Says("action") is { } action && action.Contains('.', StringComparison.Ordinal) && Has(body, "actor") => "an audit log entry of GitHub or Slack",
        _ when Has(body, "entity_type", "author_id") => "a GitLab audit event",
        _ => null,
    };

    private static bool Has(Value body, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (body.Find(name) is null)
            {
                return false;
            }
        }

        return true;
    }
}
