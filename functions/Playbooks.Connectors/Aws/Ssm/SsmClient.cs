using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.Aws.Ssm;

/// <summary>Systems Manager's parameters of the account's region.</summary>
internal sealed class SsmClient(AwsChannel channel)
{
    private static AwsService Service => AwsService.Ssm;

    public Task<Answer<ImmutableArray<SsmParameter>>> DescribeAsync(CancellationToken token) =>
        channel.ListJsonAsync(
            Service, "DescribeParameters", () => new JsonObject { ["MaxResults"] = 50 }, "Parameters",
            e => new SsmParameter(
                e.Text("Name"), e.TextOrNull("Type") ?? "", e.TextOrNull("KeyId"), e.Whole("Version") ?? 0, e.Epoch("LastModifiedDate"), e.TextOrNull("LastModifiedUser")),
            token);

    /// <summary>The decrypted value; only inside an action that hands it on.</summary>
    public Task<Answer<SecretText>> GetAsync(string name, CancellationToken token) =>
        channel.JsonAsync(
            Service, "GetParameter", new JsonObject { ["Name"] = name, ["WithDecryption"] = true },
            e => SecretText.Of((e.Member("Parameter") ?? default).Text("Value")), token);

    /// <summary>Writes a new version of a SecureString and yields its number. The history keeps the old value.</summary>
    public Task<Answer<long>> PutAsync(string name, SecretText value, CancellationToken token) =>
        channel.JsonAsync(
            Service, "PutParameter",
            new JsonObject { ["Name"] = name, ["Value"] = value.RevealText(), ["Type"] = "SecureString", ["Overwrite"] = true },
            e => e.Whole("Version") ?? throw new BadAnswerException("the answer has no number \"Version\""), token);
}
