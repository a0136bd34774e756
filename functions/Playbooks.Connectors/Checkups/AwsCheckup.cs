using System.Collections.Immutable;
using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Aws.Sts;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Checkups;

/// <summary>One account: who the run is there, and whether IAM would let it do what it needs.</summary>
internal sealed class AwsCheckup(AwsAccountSettings settings, ImmutableSortedSet<string> needed, TimeProvider time, Func<double> chance) : ICheckup
{
    /// <summary>Works for whoever can sign, whatever policies say; a simulation does not know that.</summary>
    private const string AlwaysAllowed = "sts:GetCallerIdentity";
    private const int Together = 50;

    public string Of => $"AWS {settings.Id}";

    public async Task<ImmutableArray<CheckupLine>> LookAsync(CancellationToken token)
    {
        var lines = new CheckupLines(Of);
        var clock = new ClockWatch(time);
        using var connection = AwsConnection.Open([settings with { Observer = clock.Beside(settings.Observer) }], [], time, chance);
        var access = connection.Tenant.Accounts[0];
        if ((await access.Sts.GetCallerIdentityAsync(token)).Is(out var me, out var why))
        {
            await LookAsAsync(me, access, lines, token);
        }
        else
        {
            lines.Failed("caller", why, "give the account credentials that work: aws.accounts[].credentials and .profile, or a role in .assumeRole that trusts them");
        }

        clock.Tell(lines);
        return lines.All;
    }

    private async Task LookAsAsync(CallerIdentity me, AwsAccess access, CheckupLines lines, CancellationToken token)
    {
        if (me.Account != settings.Id)
        {
            lines.Wrong("account", $"the credentials are of account {me.Account}", $"give credentials of {settings.Id}, or correct aws.accounts[].id");
            return;
        }

        lines.Fine("caller", me.Arn);
        if (me.Arn.EndsWith(":root", StringComparison.Ordinal))
        {
            lines.Unsure("permissions", "the root user may do everything, and no policy limits it", "make a role for the responder, with the policy that 'playbook permissions --provider aws' prints");
            return;
        }

        await SimulateAsync(await PrincipalAsync(me, access, token), access, lines, token);
    }

    private async Task SimulateAsync(string principal, AwsAccess access, CheckupLines lines, CancellationToken token)
    {
        var asked = needed.Remove(AlwaysAllowed);
        var allowed = 0;
        foreach (var some in asked.Chunk(Together))
        {
            if (!(await access.Simulation.RunAsync(principal, some, token)).Is(out var verdicts, out var why))
            {
                CannotTell(principal, why, lines);
                return;
            }

            allowed += verdicts.Count(verdict => verdict.IsAllowed);
            foreach (var refused in verdicts.Where(verdict => !verdict.IsAllowed))
            {
                lines.Wrong(refused.Action, $"{refused.Decision} for {principal} on resource *", refused.IsDenied
                    ? $"take {refused.Action} out of the statement that denies it, of {principal} or its permissions boundary"
                    : $"allow {refused.Action} in a policy of {principal}; its boundary, where it has one, must allow it as well");
            }
        }

        if (allowed > 0)
        {
            lines.Fine("permissions", $"{allowed} of {asked.Count} are allowed by its policies (a service control policy may still deny them)");
        }
    }

    private static void CannotTell(string principal, ProviderFailure why, CheckupLines lines)
    {
        if (why.Kind == FailureKind.NotPermitted)
        {
            lines.Unsure(
                "permissions", "cannot tell: the run may not ask IAM what its policies allow",
                $$"""to have it told, add {"Effect":"Allow","Action":"iam:SimulatePrincipalPolicy","Resource":"{{principal}}"} to a policy of it; what is needed is printed by 'playbook permissions --provider aws'""");
        }
        else
        {
            lines.Failed("permissions", why, "ask again; what is needed is printed by 'playbook permissions --provider aws'");
        }
    }

    /// <summary>Policies are a role's, not its session's. A role below a path is asked for; where that is not allowed, it is taken to have none.</summary>
    private static async Task<string> PrincipalAsync(CallerIdentity me, AwsAccess access, CancellationToken token)
    {
        if (me.Arn.Split(':', 6) is not [_, var partition, "sts", _, var account, var session] || session.Split('/') is not ["assumed-role", var role, ..])
        {
            return me.Arn;
        }

        return (await access.Roles.GetAsync(role, token)).Is(out var found, out _) ? found.Arn : $"arn:{partition}:iam::{account}:role/{role}";
    }
}
