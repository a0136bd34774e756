using System.Text.Json;

namespace Playbooks.Sandbox.Entra.Seeding;

/// <summary>The scenario's <c>entra</c> section; member names are written in snake case.</summary>
internal sealed record EntraScenario
{
    public static JsonSerializerOptions Shape { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The tenant's id or domain name.</summary>
    public string? Tenant { get; init; }

    public int? PageSize { get; init; }

    public int? PasswordMaxDays { get; init; }

    public IReadOnlyList<Application> Applications { get; init; } = [];

    public IReadOnlyList<User> Users { get; init; } = [];

    public IReadOnlyList<Grant> Grants { get; init; } = [];

    public IReadOnlyList<DirectoryRole> DirectoryRoles { get; init; } = [];

    public IReadOnlyList<PastSignIn> SignIns { get; init; } = [];

    internal sealed record Application(string Name)
    {
        public DateTimeOffset? Created { get; init; }

        public bool Disabled { get; init; }

        public IReadOnlyList<Password> Passwords { get; init; } = [];

        public IReadOnlyList<Certificate> Certificates { get; init; } = [];

        public IReadOnlyList<Federated> Federated { get; init; } = [];

        /// <summary>Names of users or applications.</summary>
        public IReadOnlyList<string> Owners { get; init; } = [];

        /// <summary>Application permissions of Microsoft Graph that its service principal holds.</summary>
        public IReadOnlyList<string> AppRoles { get; init; } = [];

        public Principal ServicePrincipal { get; init; } = new();
    }

    internal sealed record Principal
    {
        public bool Enabled { get; init; } = true;

        public IReadOnlyList<Password> Passwords { get; init; } = [];
    }

    internal sealed record Password(string Name)
    {
        public DateTimeOffset? Start { get; init; }

        public DateTimeOffset? End { get; init; }
    }

    internal sealed record Certificate(string Name);

    /// <summary>Either a subject or an expression.</summary>
    internal sealed record Federated(string Name, string Issuer)
    {
        public string? Subject { get; init; }

        public string? Expression { get; init; }

        public IReadOnlyList<string> Audiences { get; init; } = ["api://AzureADTokenExchange"];
    }

    internal sealed record User(string Name)
    {
        public bool Enabled { get; init; } = true;
    }

    /// <summary>A delegated grant for Microsoft Graph; for everybody when no principal is named.</summary>
    internal sealed record Grant(string Client, string Scope)
    {
        public string? Principal { get; init; }
    }

    /// <summary>A principal is a user's or an application's name; a role is its definition's id or name.</summary>
    internal sealed record DirectoryRole(string Principal, string Role);

    /// <summary>A sign-in before the drill, by the name of a password or of a federated credential.</summary>
    internal sealed record PastSignIn(DateTimeOffset Time, string App)
    {
        public string? Password { get; init; }

        public string? Federated { get; init; }

        public string? Ip { get; init; }

        public int Error { get; init; }
    }
}
