namespace Playbooks.Connectors.Aws.Iam;

/// <param name="Status"><c>Active</c>, <c>Inactive</c> or <c>Expired</c>.</param>
internal sealed record IamAccessKey(string Id, string User, string Status, DateTimeOffset? Created)
{
    public const string Active = "Active";
    public const string Inactive = "Inactive";

    public bool IsActive => Status == Active;
}
