using System.Collections.Immutable;
using Playbooks.Core.Actions;
using Playbooks.Core.Permissions;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Core.Tests.Permissions;

public sealed class NeededPermissionsTests
{
    [Fact]
    public void The_highest_level_of_a_GitHub_permission_counts()
    {
        var needed = NeededPermissions.Of([new("github", "actions:read"), new("github", "contents:read"), new("github", "actions:write")]);

        Assert.Equal([KeyValuePair.Create("actions", "write"), KeyValuePair.Create("contents", "read")], needed.GitHub);
    }

    [Fact]
    public void A_Graph_role_that_another_includes_is_left_out()
    {
        var needed = NeededPermissions.Of([new("entra", "Application.Read.All"), new("entra", "Application.ReadWrite.All"), new("entra", "AuditLog.Read.All")]);

        Assert.Equal(["Application.ReadWrite.All", "AuditLog.Read.All"], needed.Entra);
    }

    [Fact]
    public void What_undoes_a_step_is_needed_too_and_what_no_step_uses_is_not()
    {
        var needed = NeededPermissions.Of([Using("aws.cut")], [Contract("aws.cut", "iam:Put", undoneBy: "aws.restore"), Contract("aws.restore", "iam:Delete"), Contract("aws.other", "iam:Other")]);

        Assert.Equal(["iam:Delete", "iam:Put"], needed.Aws);
    }

    [Fact]
    public void The_policy_for_AWS_has_one_statement_for_each_service()
    {
        var policy = PermissionsJson.AwsPolicy(NeededPermissions.Of([new("aws", "iam:GetRole"), new("aws", "access-analyzer:ListFindings"), new("aws", "iam:GetUser")]));

        Assert.Equal(
            """{"Version":"2012-10-17","Statement":[{"Sid":"PlaybooksAccessanalyzer","Effect":"Allow","Action":["access-analyzer:ListFindings"],"Resource":"*"},{"Sid":"PlaybooksIam","Effect":"Allow","Action":["iam:GetRole","iam:GetUser"],"Resource":"*"}]}""",
            PlainJson.Write(policy));
    }

    private static Playbook Using(string action) => new()
    {
        Id = "test",
        Version = "1.0.0",
        Title = "Test",
        Stages = [new Stage { Name = "contain", Steps = [new Step { Id = "one", Uses = action, Effect = Effect.Changes, Provider = "aws" }] }],
    };

    private static ActionContract Contract(string name, string permission, params ImmutableArray<string> undoneBy) => new()
    {
        Name = name,
        Summary = "Test.",
        Provider = "aws",
        Effect = Effect.Changes,
        Inputs = [],
        Output = ValueType.Any,
        Idempotency = "Test.",
        UndoneBy = undoneBy,
        Permissions = [new("aws", permission)],
    };
}
