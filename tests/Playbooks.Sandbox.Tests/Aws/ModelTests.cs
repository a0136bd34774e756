using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Iam;
using Playbooks.Sandbox.Aws.Organizations;
using Playbooks.Sandbox.Aws.Parameters;
using Playbooks.Sandbox.Aws.Protocol;
using Playbooks.Sandbox.Aws.Secrets;
using Playbooks.Sandbox.Aws.Sts;
using Playbooks.Sandbox.Aws.Trail;
using Playbooks.Testing.Conformance;
using Playbooks.Testing.Data;

namespace Playbooks.Sandbox.Tests.Aws;

/// <summary>Every operation of the tables, called once with success, against AWS's own description of its answer.</summary>
public class ModelTests
{
    private const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""";
    private const string DenyAll = "arn:aws:iam::aws:policy/AWSDenyAll";
    private const string AtSecret = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"secretsmanager:GetSecretValue","Resource":"*"}]}""";
    private const string Trust = """{"Version":"2012-10-17","Statement":[]}""";

    private static readonly Dictionary<string, JsonObject> Bodies = new(StringComparer.Ordinal)
    {
        ["ListSecrets"] = [],
        ["PutSecretValue"] = new() { ["SecretId"] = "shop/api", ["SecretString"] = "v", ["ClientRequestToken"] = "00000000-0000-0000-0000-000000000001", ["VersionStages"] = new JsonArray("AWSPENDING") },
        ["UpdateSecretVersionStage"] = new() { ["SecretId"] = "shop/api", ["VersionStage"] = "OLD", ["MoveToVersionId"] = "00000000-0000-0000-0000-000000000001" },
        ["PutResourcePolicy"] = new() { ["SecretId"] = "shop/api", ["ResourcePolicy"] = AtSecret },
        ["ValidateResourcePolicy"] = new() { ["ResourcePolicy"] = AtSecret },
        ["DeleteSecret"] = new() { ["SecretId"] = "shop/api", ["RecoveryWindowInDays"] = 7 },
        ["DescribeOrganization"] = [],
        ["ListPoliciesForTarget"] = new() { ["TargetId"] = "ou-ab12-test3456", ["Filter"] = "SERVICE_CONTROL_POLICY" },
        ["DescribePolicy"] = new() { ["PolicyId"] = "p-brake000" },
        ["CheckNoNewAccess"] = new() { ["existingPolicyDocument"] = Policy, ["newPolicyDocument"] = Policy, ["policyType"] = "IDENTITY_POLICY" },
        ["ValidatePolicy"] = new() { ["policyDocument"] = "{}", ["policyType"] = "IDENTITY_POLICY" },
        ["PutParameter"] = new() { ["Name"] = "/shop/token", ["Value"] = "v", ["Overwrite"] = true },
        ["DescribeParameters"] = [],
        ["LookupEvents"] = [],
        ["StartQuery"] = new() { ["QueryStatement"] = $"SELECT eventID AS id, userIdentity.userName AS username FROM {AwsBench.Store} WHERE eventName = 'GetSecretValue'" },
    };

    [DataFact("api/aws.iam.trimmed.json")]
    public Task IAM_answers_as_its_model_says() => QueryAsync("iam", IamService.Service);

    [DataFact("api/aws.sts.trimmed.json")]
    public Task STS_answers_as_its_model_says() => QueryAsync("sts", StsService.Service);

    [DataFact("api/aws.secretsmanager.trimmed.json")]
    public Task Secrets_Manager_answers_as_its_model_says() => JsonAsync("secretsmanager", SecretsService.Service, new() { ["SecretId"] = "shop/api" });

    [DataFact("api/aws.ssm.trimmed.json")]
    public Task Parameter_Store_answers_as_its_model_says() => JsonAsync("ssm", ParametersService.Service, new() { ["Name"] = "/shop/token" });

    [DataFact("api/aws.organizations.trimmed.json")]
    public Task Organizations_answers_as_its_model_says() => JsonAsync("organizations", OrganizationsService.Service, new() { ["PolicyId"] = "p-brake000", ["TargetId"] = "ou-ab12-test3456" });

    [DataFact("api/aws.accessanalyzer.trimmed.json")]
    public async Task Access_Analyzer_answers_as_its_model_says()
    {
        var model = AwsAnswerModel.Of("accessanalyzer");
        await using var bench = await AwsBench.StartAsync();
        foreach (var (path, operation) in new[] { ("/policy/check-no-new-access", "CheckNoNewAccess"), ("/policy/validation", "ValidatePolicy") })
        {
            var answer = await bench.Rest(bench.Admin, "access-analyzer", path, Bodies[operation]);

            Assert.Equal(200, answer.Status);
            Assert.Empty(model.Differences(operation, answer.Text));
        }
    }

    [DataFact("api/aws.cloudtrail.trimmed.json")]
    public Task CloudTrail_answers_as_its_model_says() => JsonAsync("cloudtrail", TrailService.Service, []);

    [DataFact("api/aws.iam.trimmed.json")]
    public void The_codes_of_IAM_have_the_models_statuses()
    {
        var model = AwsAnswerModel.Of("iam");
        AwsError[] known = [IamErrors.Missing("user", "x"), IamErrors.Limit("x"), IamErrors.Malformed("x"), IamErrors.Locked("x")];

        Assert.All(known, error => Assert.Contains((error.Code, error.Status), model.Errors("PutRolePolicy")));
        Assert.Contains(("InvalidIdentityToken", 400), AwsAnswerModel.Of("sts").Errors("AssumeRoleWithWebIdentity"));
    }

    private static async Task QueryAsync(string name, AwsService service)
    {
        var model = AwsAnswerModel.Of(name);
        foreach (var operation in service.Operations.Keys)
        {
            await using var bench = await AwsBench.StartAsync();
            await PrepareAsync(bench, operation);
            var fields = operation == "GetServiceLastAccessedDetails" ? [("JobId", await JobAsync(bench))] : Fields(bench, operation);
            var answer = name == "iam" ? await bench.Iam(bench.Admin, operation, fields) : await bench.Sts(operation == "AssumeRoleWithWebIdentity" ? null : bench.Admin, operation, fields);

            Assert.True(answer.Status == 200, $"{operation}: {answer.Text}");
            Assert.True(model.Knows(operation), operation);
            Assert.Empty(model.Differences(operation, answer.Text));
        }
    }

    private static async Task<JsonObject> QueryAsync(AwsBench bench)
    {
        var started = await bench.Json(bench.Admin, "cloudtrail", "StartQuery", Bodies["StartQuery"]);
        bench.Advance(TimeSpan.FromSeconds(2));
        return new JsonObject { ["QueryId"] = JsonNode.Parse(started.Text)?["QueryId"]?.ToString() };
    }

    private static async Task<string> JobAsync(AwsBench bench) =>
        (await bench.Iam(bench.Admin, "GenerateServiceLastAccessedDetails", ("Arn", AwsBench.DeployRole))).Text.Split("<JobId>")[1].Split('<')[0];

    private static async Task JsonAsync(string name, AwsService service, JsonObject common)
    {
        var model = AwsAnswerModel.Of(name);
        foreach (var operation in service.Operations.Keys)
        {
            await using var bench = await AwsBench.StartAsync();
            if (operation == "DetachPolicy")
            {
                await bench.Json(bench.Admin, name, "AttachPolicy", common);
            }

            if (operation == "UpdateSecretVersionStage")
            {
                await bench.Json(bench.Admin, name, "PutSecretValue", Bodies["PutSecretValue"]);
            }

            var body = operation == "GetQueryResults" ? await QueryAsync(bench) : Bodies.GetValueOrDefault(operation) ?? common;
            var answer = await bench.Json(bench.Admin, name, operation, body);

            Assert.True(answer.Status == 200, $"{operation}: {answer.Text}");
            Assert.Empty(model.Differences(operation, answer.Text));
        }
    }

    /// <summary>Leaves the account so that the operation can succeed.</summary>
    private static async Task PrepareAsync(AwsBench bench, string operation)
    {
        await bench.Iam(bench.Admin, "DeleteAccessKey", ("UserName", "deployer"), ("AccessKeyId", bench.Key("old").Id));
        await bench.Iam(bench.Admin, "GenerateCredentialReport");
        if (operation.Contains("Policy", StringComparison.Ordinal) || operation.Contains("Boundary", StringComparison.Ordinal))
        {
            foreach (var kind in new[] { "User", "Role" })
            {
                (string, string) who = ($"{kind}Name", kind == "User" ? "deployer" : "deploy");
                await bench.Iam(bench.Admin, $"Put{kind}Policy", who, ("PolicyName", "p"), ("PolicyDocument", Policy));
                await bench.Iam(bench.Admin, $"Attach{kind}Policy", who, ("PolicyArn", DenyAll));
                await bench.Iam(bench.Admin, $"Put{kind}PermissionsBoundary", who, ("PermissionsBoundary", DenyAll));
            }
        }
    }

    private static (string Name, string Value)[] Fields(AwsBench bench, string operation)
    {
        if (operation is "ListUsers" or "ListRoles" or "GetAccountAuthorizationDetails")
        {
            return [];
        }

        var document = operation == "UpdateAssumeRolePolicy" ? Trust : Policy;
        return
        [
            ("UserName", "deployer"), ("RoleName", operation == "CreateRole" ? "fresh" : operation == "DeleteRole" ? "idle" : "deploy"), ("AssumeRolePolicyDocument", Trust), ("Url", "https://issuer.example"),
            ("ServiceSpecificCredentialId", "ACCAEXAMPLE123EXAMPLE"), ("SSHPublicKeyId", "APKAEXAMPLE123EXAMPLE"), ("CertificateId", "TA7SMP42TDN5Z26OBPJE7EXAMPLE"), ("AccessKeyId", bench.Key("deployer").Id), ("Status", "Inactive"), ("PolicyName", "p"),
            ("PolicyDocument", document), ("PolicyArn", DenyAll), ("PermissionsBoundary", DenyAll), ("VersionId", "v1"), ("OpenIDConnectProviderArn", AwsBench.Provider),
            ("ClientID", "sts.amazonaws.com"), ("PolicySourceArn", $"arn:aws:iam::{AwsBench.Account}:user/deployer"), ("ActionNames.member.1", "iam:ListUsers"),
            ("Arn", AwsBench.DeployRole), ("RoleArn", AwsBench.DeployRole), ("RoleSessionName", "shell"), ("WebIdentityToken", bench.WorkflowToken(AwsBench.Subject)),
        ];
    }
}
