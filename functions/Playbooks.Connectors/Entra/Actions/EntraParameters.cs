using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Entra.Actions;

/// <summary>Inputs and permissions that several contracts share. Permissions are Graph application roles.</summary>
internal static class EntraParameters
{
    public const string Provider = "entra";

    public static Parameter Application { get; } = new("application", ValueType.Text, Required: true, "Object id of the application.");

    public static Parameter Principal { get; } = new("principal", ValueType.Text, Required: true, "Object id of the service principal.");

    public static Parameter AppId { get; } = new("appId", ValueType.Text, Required: true, "Client id of the application.");

    public static Parameter Since { get; } = new("since", ValueType.Text, Required: true, "RFC 3339 time.");

    public static Permission Read { get; } = new(Provider, "Application.Read.All");

    public static Permission Write { get; } = new(Provider, "Application.ReadWrite.All");

    public static Parameter User { get; } = new("user", ValueType.Text, Required: true, "Object id or user principal name of the user.");

    public static Permission Directory { get; } = new(Provider, "Directory.Read.All");

    public static Permission Log { get; } = new(Provider, "AuditLog.Read.All");
}
