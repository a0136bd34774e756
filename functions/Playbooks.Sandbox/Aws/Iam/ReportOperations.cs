using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Protocol;
using static Playbooks.Sandbox.Aws.Protocol.AwsOperation;

namespace Playbooks.Sandbox.Aws.Iam;

/// <summary>The credential report: made on request, not at once, and kept for four hours.</summary>
internal static class ReportOperations
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(4);

    public static IEnumerable<AwsOperation> All => [Read("GenerateCredentialReport", Generate), Read("GetCredentialReport", Get)];

    private static AwsReply Generate(AwsCall call)
    {
        var account = call.Account;
        if (account.ReportAt is not { } at || call.Now - at > Kept)
        {
            account.ReportAt = call.Now + account.VisibilityDelay;
            return new JsonObject { ["State"] = "STARTED", ["Description"] = "No report exists. Starting a new report generation task" };
        }

        return new JsonObject { ["State"] = call.Now < at ? "INPROGRESS" : "COMPLETE" };
    }

    private static AwsReply Get(AwsCall call) => call.Account.ReportAt is not { } at ? new AwsError("ReportNotPresent", "No report is present.", 410)
        : call.Now < at ? new AwsError("ReportInProgress", "Report generation is in progress.", 404)
        : call.Now - at > Kept ? new AwsError("ReportExpired", "The report has expired.", 410)
        : new JsonObject
        {
            ["Content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(Csv(call.Account, call.Now))),
            ["ReportFormat"] = "text/csv",
            ["GeneratedTime"] = IamWriting.Time(at),
        };

    private static string Csv(AwsAccount account, DateTimeOffset now)
    {
        var text = new StringBuilder("user,arn,user_creation_time,password_enabled,mfa_active,access_key_1_active,access_key_1_last_used_date,access_key_2_active,access_key_2_last_used_date");
        foreach (var user in account.Users.Values)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{user.Name},{user.Arn},{IamWriting.Time(user.CreatedAt)},{Word(user.LoginProfileAt is not null)},false");
            for (var index = 0; index < 2; index++)
            {
                var key = user.Keys.ElementAtOrDefault(index);
                text.Append(CultureInfo.InvariantCulture, $",{Word(key?.Active.Seen(now) == true)},{(key?.LastUse is { } use ? IamWriting.Time(use.At) : "N/A")}");
            }
        }

        return text.ToString();
    }

    private static string Word(bool flag) => flag ? "true" : "false";
}
