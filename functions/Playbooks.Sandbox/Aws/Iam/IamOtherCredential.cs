namespace Playbooks.Sandbox.Aws.Iam;

/// <summary>A credential of a user that is no access key.</summary>
/// <param name="Kind">service-specific, ssh-key or signing-certificate.</param>
/// <param name="Service">Of a service-specific one, such as <c>codecommit.amazonaws.com</c>.</param>
internal sealed record IamOtherCredential(string Kind, string Id, string Service, DateTimeOffset CreatedAt)
{
    public const string ServiceSpecific = "service-specific";
    public const string SshKey = "ssh-key";
    public const string Certificate = "signing-certificate";

    public string Status { get; set; } = "Active";
}
