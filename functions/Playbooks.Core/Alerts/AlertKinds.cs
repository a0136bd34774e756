namespace Playbooks.Core.Alerts;

/// <summary>What an alert is about: the word that a playbook's <c>on:</c> names.</summary>
public static class AlertKinds
{
    /// <summary>A package, action or tool is hostile: malware, not a weakness.</summary>
    public const string PackageCompromise = "package-compromise";

    /// <summary>A credential lies where others can read it, or was seen in another's hands.</summary>
    public const string LeakedCredential = "leaked-credential";

    /// <summary>An identity behaves as if another used it.</summary>
    public const string IdentityMisuse = "identity-misuse";

    /// <summary>Something hostile was seen in a cloud account.</summary>
    public const string CloudThreat = "cloud-threat";

    /// <summary>Several alerts that a product took together.</summary>
    public const string Incident = "incident";

    /// <summary>A dependency has a weakness; nobody is known to use it.</summary>
    public const string VulnerableDependency = "vulnerable-dependency";

    public const string CodeFinding = "code-finding";

    /// <summary>A setting is not as a standard asks.</summary>
    public const string Posture = "posture";

    public const string WorkflowRun = "workflow-run";

    /// <summary>Somebody asks for access.</summary>
    public const string AccessRequest = "access-request";

    /// <summary>Somebody or something got or lost access.</summary>
    public const string AccessChange = "access-change";

    /// <summary>Kinds that several sources use for one attack: what one calls a leak, another calls misuse.</summary>
    private static readonly string[] OfAttacks = [PackageCompromise, LeakedCredential, IdentityMisuse, CloudThreat, Incident];

    internal static bool AreAkin(string one, string other) => one == other || (OfAttacks.Contains(one) && OfAttacks.Contains(other));
}
