using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Aws.Actions;

/// <summary>Inputs and permissions that several contracts share.</summary>
internal static class AwsParameters
{
    public const string Provider = "aws";

    public static Parameter Account { get; } = new("account", ValueType.Text, Required: false, "Account id, twelve digits; may be left out where the tenant has one account.");

    public static Parameter User { get; } = new("user", ValueType.Text, Required: true, "Name of the IAM user.");

    public static Parameter Key { get; } = new("key", ValueType.Text, Required: true, "Access key id, such as AKIA followed by sixteen characters.");

    public static Parameter Role { get; } = new("role", ValueType.Text, Required: true, "Name of the role, without its path.");

    public static Parameter Since { get; } = new("since", ValueType.Text, Required: true, "RFC 3339 time.");

    public static Permission Iam(string action) => new(Provider, $"iam:{action}");

    public static Permission Sts(string action) => new(Provider, $"sts:{action}");

    public static Permission Trail(string action) => new(Provider, $"cloudtrail:{action}");
}
