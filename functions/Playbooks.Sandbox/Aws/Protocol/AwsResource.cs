using Playbooks.Sandbox.Aws.Parameters;
using Playbooks.Sandbox.Aws.Secrets;

namespace Playbooks.Sandbox.Aws.Protocol;

/// <summary>The ARN that a call's permission is asked for.</summary>
internal static class AwsResource
{
    public static string Of(AwsCall call) => call.Service.Name switch
    {
        "iam" => Identity(call) ?? "*",
        "secretsmanager" when call.Input.Text("SecretId") is { } id => SecretsService.Find(call.Account, call.Region, id)?.Arn ?? call.Account.Arn("secretsmanager", "secret:" + id, call.Region),
        "ssm" when call.Input.Text("Name") is { } name => Parameter(call, name.Split(':')[0]),
        _ => "*",
    };

    private static string? Identity(AwsCall call)
    {
        var account = call.Account;
        if (call.Input.Text("RoleName") is { } role)
        {
            return account.Roles.GetValueOrDefault(role)?.Arn ?? account.Arn("iam", "role/" + role);
        }

        return (call.Input.Text("UserName") ?? (call.Operation.Name.Contains("AccessKey", StringComparison.Ordinal) ? call.Caller?.UserName : null)) is { } user
            ? account.Users.GetValueOrDefault(user)?.Arn ?? account.Arn("iam", "user/" + user)
            : call.Input.Text("OpenIDConnectProviderArn") ?? call.Input.Text("PolicyArn") ?? call.Input.Text("PolicySourceArn");
    }

    private static string Parameter(AwsCall call, string name) =>
        ParametersService.Find(call.Account, call.Region, name)?.Arn ?? call.Account.Arn("ssm", "parameter/" + name.TrimStart('/'), call.Region);
}
