namespace Playbooks.Sandbox.Aws.Iam;

internal sealed record IamManagedPolicy(string Arn, string Id, string Document, DateTimeOffset CreatedAt)
{
    public string Name => Arn[(Arn.LastIndexOf('/') + 1)..];

    public bool IsOfAws => Arn.StartsWith("arn:aws:iam::aws:", StringComparison.Ordinal);
}
