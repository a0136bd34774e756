using System.Collections.Immutable;

namespace Playbooks.Connectors.Aws.Iam;

/// <summary>How IAM names the requests of one kind of credential.</summary>
internal sealed record IamLoginKind(string Name, string List, string Member, string Id, string Update)
{
    public static ImmutableArray<IamLoginKind> All { get; } =
    [
        new("service-specific", "ListServiceSpecificCredentials", "ServiceSpecificCredentials", "ServiceSpecificCredentialId", "UpdateServiceSpecificCredential"),
        new("ssh-key", "ListSSHPublicKeys", "SSHPublicKeys", "SSHPublicKeyId", "UpdateSSHPublicKey"),
        new("signing-certificate", "ListSigningCertificates", "Certificates", "CertificateId", "UpdateSigningCertificate"),
    ];
}
