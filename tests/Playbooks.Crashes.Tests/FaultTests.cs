using Playbooks.Sandbox.Faults;
using Xunit.Abstractions;

namespace Playbooks.Crashes.Tests;

public sealed class FaultTests(ITestOutputHelper output) : DrillComparison(output)
{
    private static readonly FaultKind[] Kinds =
        [FaultKind.TooManyRequests, FaultKind.ServerError, FaultKind.DropAfterEffect, FaultKind.SlowBody, FaultKind.Drop, FaultKind.ServerErrorAfterEffect];

    // Every change that a rotation, a containment or its undo makes.
    private static readonly string[] Changes =
    [
        "actions/create-or-update-repo-secret", "actions/create-or-update-org-secret", "actions/disable-workflow", "actions/enable-workflow", "actions/create-workflow-dispatch",
        "application:addPassword", "application:removePassword", "federatedIdentityCredential:create", "federatedIdentityCredential:delete",
        "iam:CreateAccessKey", "iam:DeleteAccessKey", "iam:UpdateAccessKey", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy",
        "repos/create-deploy-key", "repos/delete-deploy-key", "secretsmanager:PutSecretValue", "ssm:PutParameter",
    ];

    [Fact]
    public async Task A_drill_on_failing_providers_ends_like_one_on_good_ones() => await CompareAsync(tenancy =>
    {
        for (var n = 0; n < 40; n++)
        {
            tenancy.Sandbox.AddFault(new FaultRule { Kind = Kinds[n % Kinds.Length], Nth = 17 + (n * 23), Seconds = 0.2 });
        }

        foreach (var operation in Changes)
        {
            tenancy.Sandbox.AddFault(new FaultRule { Kind = FaultKind.DropAfterEffect, Operation = operation });
            tenancy.Sandbox.AddFault(new FaultRule { Kind = FaultKind.ServerError, Operation = operation, Nth = 3 });
            tenancy.Sandbox.AddFault(new FaultRule { Kind = FaultKind.TooManyRequests, Operation = operation, Nth = 5 });
        }

        return tenancy.FinishAsync(CancellationToken.None);
    });
}
