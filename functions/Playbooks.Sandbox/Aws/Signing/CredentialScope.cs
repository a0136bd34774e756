namespace Playbooks.Sandbox.Aws.Signing;

/// <summary>The part of a signature's credential after the key id: <c>20150830/us-east-1/iam/aws4_request</c>.</summary>
internal sealed record CredentialScope(string Date, string Region, string Service)
{
    public const string Terminator = "aws4_request";

    public override string ToString() => $"{Date}/{Region}/{Service}/{Terminator}";
}
