using System.Text.Json.Nodes;
using Playbooks.Sandbox.Aws.Protocol;
using static Playbooks.Sandbox.Aws.Iam.IamLookup;
using static Playbooks.Sandbox.Aws.Protocol.AwsOperation;

namespace Playbooks.Sandbox.Aws.Iam;

/// <summary>What a user can hold besides access keys and a console password.</summary>
internal static class OtherCredentialOperations
{
    private const string NoBody = "-----BEGIN CERTIFICATE-----\nsandbox\n-----END CERTIFICATE-----";

    public static IEnumerable<AwsOperation> All =>
    [
        Read("ListServiceSpecificCredentials", OnUser((call, user) => List(call, user, "ServiceSpecificCredentials", IamOtherCredential.ServiceSpecific, Service))),
        Read("ListSSHPublicKeys", OnUser((call, user) => List(call, user, "SSHPublicKeys", IamOtherCredential.SshKey, SshKey))),
        Read("ListSigningCertificates", OnUser((call, user) => List(call, user, "Certificates", IamOtherCredential.Certificate, Certificate))),
        Read("ListMFADevices", OnUser((call, user) => new JsonObject { ["MFADevices"] = new JsonArray(), ["IsTruncated"] = "false" })),
        Contain("UpdateServiceSpecificCredential", OnUser((call, user) => Update(call, user, "ServiceSpecificCredentialId"))),
        Contain("UpdateSSHPublicKey", OnUser((call, user) => Update(call, user, "SSHPublicKeyId"))),
        Contain("UpdateSigningCertificate", OnUser((call, user) => Update(call, user, "CertificateId"))),
    ];

    private static AwsReply List(AwsCall call, IamUser user, string member, string kind, Func<IamUser, IamOtherCredential, JsonObject> write) => AwsPage.Marked(
        call, member, user.Others.Where(item => item.Kind == kind).OrderBy(item => item.Id, StringComparer.Ordinal), item => item.Id, item => write(user, item));

    private static AwsReply Update(AwsCall call, IamUser user, string idName)
    {
        var id = call.Input.Text(idName) ?? "";
        if (user.Others.Find(item => item.Id == id) is not { } found)
        {
            return new AwsError("NoSuchEntity", $"The credential with id {id} cannot be found.", 404);
        }

        found.Status = call.Input.Text("Status") ?? found.Status;
        return AwsReply.Empty;
    }

    private static JsonObject Service(IamUser user, IamOtherCredential item) => new()
    {
        ["UserName"] = user.Name,
        ["Status"] = item.Status,
        ["ServiceUserName"] = $"{user.Name}-at-{item.Id}",
        ["CreateDate"] = IamWriting.Time(item.CreatedAt),
        ["ServiceSpecificCredentialId"] = item.Id,
        ["ServiceName"] = item.Service,
    };

    private static JsonObject SshKey(IamUser user, IamOtherCredential item) => new()
    {
        ["UserName"] = user.Name, ["SSHPublicKeyId"] = item.Id, ["Status"] = item.Status, ["UploadDate"] = IamWriting.Time(item.CreatedAt),
    };

    private static JsonObject Certificate(IamUser user, IamOtherCredential item) => new()
    {
        ["UserName"] = user.Name,
        ["CertificateId"] = item.Id,
        ["CertificateBody"] = NoBody,
        ["Status"] = item.Status,
        ["UploadDate"] = IamWriting.Time(item.CreatedAt),
    };
}
