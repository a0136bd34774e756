using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Protocol;
using Playbooks.Sandbox.Aws.Secrets;
using static Playbooks.Sandbox.Aws.Protocol.AwsOperation;

namespace Playbooks.Sandbox.Aws.Parameters;

/// <summary>Systems Manager's Parameter Store.</summary>
internal static class ParametersService
{
    private const int MostVersions = 100;
    private const string DefaultKey = "alias/aws/ssm";

    private static readonly AwsError NotFound = new("ParameterNotFound", "");

    public static AwsService Service { get; } = new("ssm", "AmazonSSM", null,
    [
        Read("GetParameter", Get),
        Read("DescribeParameters", Describe),
        Read("GetParameterHistory", call => OnParameter(call, History)),
        Change("PutParameter", Put),
        Change("DeleteParameter", call => OnParameter(call, Delete)),
    ]);

    public static SsmParameter? Find(AwsAccount account, string region, string name) =>
        account.Parameters.Find(parameter => parameter.Region == region && (parameter.Name == name || parameter.Arn == name));

    private static AwsReply OnParameter(AwsCall call, Func<AwsCall, SsmParameter, AwsReply> answer) =>
        Find(call.Account, call.Region, call.Input.Text("Name") ?? "") is { } parameter ? answer(call, parameter) : NotFound;

    /// <summary>The name may end in <c>:version</c> or <c>:label</c>.</summary>
    private static AwsReply Get(AwsCall call)
    {
        var text = call.Input.Text("Name") ?? "";
        var colon = text.StartsWith("arn:", StringComparison.Ordinal) ? -1 : text.IndexOf(':', StringComparison.Ordinal);
        var (name, selector) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
        if (Find(call.Account, call.Region, name) is not { } parameter)
        {
            return NotFound;
        }

        var version = selector.Length == 0 ? parameter.Latest
            : parameter.Versions.Find(item => item.Number.ToString(CultureInfo.InvariantCulture) == selector || item.Labels.Contains(selector));
        return version is null
            ? new AwsError("ParameterVersionNotFound", $"Systems Manager could not find version {selector} of {name}. Verify the version and try again.")
            : new JsonObject
            {
                ["Parameter"] = new JsonObject
                {
                    ["Name"] = parameter.Name,
                    ["Type"] = version.Type,
                    ["Value"] = Shown(call, version),
                    ["Version"] = version.Number,
                    ["LastModifiedDate"] = SecretsService.Seconds(version.At),
                    ["ARN"] = parameter.Arn,
                    ["DataType"] = "text",
                },
            };
    }

    private static AwsReply Describe(AwsCall call) => AwsPage.Tokened(
        call, "Parameters",
        call.Account.Parameters.Where(parameter => parameter.Region == call.Region).OrderBy(parameter => parameter.Name, StringComparer.Ordinal),
        parameter => parameter.Name, parameter => Metadata(parameter, parameter.Latest), most: 50);

    private static AwsReply History(AwsCall call, SsmParameter parameter) => AwsPage.Tokened(
        call, "Parameters", parameter.Versions, version => version.Number.ToString("D9", CultureInfo.InvariantCulture), version =>
        {
            var body = Metadata(parameter, version);
            body.Remove("ARN");
            body["Value"] = Shown(call, version);
            body["Labels"] = new JsonArray([.. version.Labels.Select(label => JsonValue.Create(label))]);
            return body;
        }, most: 50);

    private static AwsReply Put(AwsCall call)
    {
        if (call.Input.Text("Name") is not { Length: > 0 } name || call.Input.Text("Value") is not { Length: > 0 } value)
        {
            return new AwsError("ValidationException", "Name and Value are required.");
        }

        var parameter = Find(call.Account, call.Region, name);
        if (parameter is not null && !call.Input.Flag("Overwrite"))
        {
            return new AwsError("ParameterAlreadyExists", "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");
        }

        var type = call.Input.Text("Type") ?? parameter?.Latest.Type;
        if (type is not ("String" or "StringList" or "SecureString"))
        {
            return type is null
                ? new AwsError("ValidationException", "A parameter type is required when you create a parameter.")
                : new AwsError("UnsupportedParameterType", $"Parameter type {type} is not supported.");
        }

        return Add(call, parameter ?? Create(call, name), type, value);
    }

    private static SsmParameter Create(AwsCall call, string name)
    {
        var parameter = new SsmParameter { Name = name, Region = call.Region, Arn = call.Account.Arn("ssm", "parameter/" + name.TrimStart('/'), call.Region) };
        call.Account.Parameters.Add(parameter);
        return parameter;
    }

    /// <summary>A hundred versions are kept; an oldest one that carries a label blocks the next write.</summary>
    private static AwsReply Add(AwsCall call, SsmParameter parameter, string type, string value)
    {
        if (parameter.Versions.Count >= MostVersions && parameter.Versions[0].Labels.Count > 0)
        {
            return new AwsError("ParameterMaxVersionLimitExceeded", $"You attempted to create a new version of {parameter.Name} by calling the PutParameter API with the overwrite flag. Version {parameter.Versions[0].Number}, the oldest version, can't be deleted because it has a label associated with it.");
        }

        if (parameter.Versions.Count >= MostVersions)
        {
            parameter.Versions.RemoveAt(0);
        }

        var number = parameter.Versions.Count == 0 ? 1 : parameter.Latest.Number + 1;
        parameter.Versions.Add(new(number, type, value, call.Now, call.Caller?.Arn ?? ""));
        if (type == "SecureString")
        {
            call.Account.Mint.Remember(value);
        }

        return new JsonObject { ["Version"] = number, ["Tier"] = "Standard" };
    }

    private static AwsReply Delete(AwsCall call, SsmParameter parameter)
    {
        call.Account.Parameters.Remove(parameter);
        return new JsonObject();
    }

    private static JsonObject Metadata(SsmParameter parameter, SsmVersion version)
    {
        var body = new JsonObject
        {
            ["Name"] = parameter.Name,
            ["ARN"] = parameter.Arn,
            ["Type"] = version.Type,
            ["LastModifiedDate"] = SecretsService.Seconds(version.At),
            ["LastModifiedUser"] = version.ChangedBy,
            ["Version"] = version.Number,
            ["Tier"] = "Standard",
            ["DataType"] = "text",
        };
        if (version.Type == "SecureString")
        {
            body["KeyId"] = DefaultKey;
        }

        return body;
    }

    /// <summary>Without WithDecryption a SecureString comes as ciphertext, which here is a digest: it tells nothing.</summary>
    private static string Shown(AwsCall call, SsmVersion version) => version.Type != "SecureString" || call.Input.Flag("WithDecryption")
        ? version.Value
        : Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(version.Value)));
}
