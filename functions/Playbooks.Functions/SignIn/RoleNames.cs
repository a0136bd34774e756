namespace Playbooks.Functions.SignIn;

/// <summary>Roles of the installation itself. Those that decide on plans are named by playbooks and given by the tenant file.</summary>
internal static class RoleNames
{
    /// <summary>Handles incidents: starts and steers runs.</summary>
    public const string Responder = "responder";

    /// <summary>Reads everything, changes nothing.</summary>
    public const string Auditor = "auditor";

    /// <summary>Keeps the installation going: lets held runs go on, keeps inventories.</summary>
    public const string Operator = "operator";

    /// <summary>Those that a directory may give to somebody whom the tenant file does not name.</summary>
    public static readonly string[] OfInstallation = [Responder, Auditor, Operator];
}
