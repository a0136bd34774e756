using System.Diagnostics.CodeAnalysis;
using Playbooks.Connectors.Cloud;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Aws;

/// <summary>The AWS accounts of the tenant.</summary>
internal sealed class AwsTenant(IReadOnlyList<AwsAccess> accounts, TimeProvider time) : IDisposable
{
    public IReadOnlyList<AwsAccess> Accounts => accounts;

    public TimeProvider Time => time;

    /// <summary>The account that a call names; the only one where it names none.</summary>
    public bool Find(Call call, [NotNullWhen(true)] out AwsAccess? access, [NotNullWhen(false)] out ActionOutcome? why) =>
        Find(call.Optional("account"), out access, out why);

    public bool Find(string? account, [NotNullWhen(true)] out AwsAccess? access, [NotNullWhen(false)] out ActionOutcome? why)
    {
        access = account is null
            ? (accounts.Count == 1 ? accounts[0] : null)
            : accounts.FirstOrDefault(a => a.Account.Id == account);
        why = access is null ? new ActionOutcome.FailedFinal(CloudCodes.NotConfigured, Missing(account)) : null;
        return access is not null;
    }

    public void Dispose()
    {
        foreach (var access in accounts)
        {
            access.Dispose();
        }
    }

    private string Missing(string? account) =>
        $"{(account is null ? "no AWS account is named" : $"AWS account {account} is not configured")}; the tenant has {(accounts.Count == 0 ? "none" : string.Join(", ", accounts.Select(a => a.Account.Id)))}";
}
