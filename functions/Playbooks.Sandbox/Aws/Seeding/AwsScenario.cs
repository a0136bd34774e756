using System.Text.Json;
using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Aws.Seeding;

/// <summary>The scenario's <c>aws</c> section; member names are written in snake case.</summary>
internal sealed record AwsScenario(IReadOnlyList<AwsScenario.Account> Accounts)
{
    public static JsonSerializerOptions Shape { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    internal sealed record Account
    {
        public string Id { get; init; } = "111122223333";

        public string Region { get; init; } = "us-east-1";

        public int? PageSize { get; init; }

        public bool ThrottlesLookups { get; init; }

        /// <summary>Ids of the event data stores of CloudTrail Lake; each holds every event.</summary>
        public IReadOnlyList<string> EventStores { get; init; } = [];

        public IReadOnlyList<User> Users { get; init; } = [];

        public IReadOnlyList<Policy> Policies { get; init; } = [];

        public IReadOnlyList<OidcProvider> OidcProviders { get; init; } = [];

        public IReadOnlyList<Role> Roles { get; init; } = [];

        public IReadOnlyList<Secret> Secrets { get; init; } = [];

        public IReadOnlyList<Parameter> Parameters { get; init; } = [];

        public IReadOnlyList<TrailEntry> Trail { get; init; } = [];
    }

    internal sealed record User(string Name)
    {
        public string Path { get; init; } = "/";

        public bool Console { get; init; }

        public DateTimeOffset? Created { get; init; }

        public IReadOnlyList<Key> Keys { get; init; } = [];

        /// <summary>Ids of other credentials by kind: service-specific, ssh-key, signing-certificate.</summary>
        public IReadOnlyDictionary<string, string> Others { get; init; } = new Dictionary<string, string>();

        public IReadOnlyList<Policy> Policies { get; init; } = [];

        public IReadOnlyList<string> Attached { get; init; } = [];
    }

    internal sealed record Key(string Name)
    {
        public string Status { get; init; } = "Active";

        public DateTimeOffset? Created { get; init; }

        public DateTimeOffset? LastUsed { get; init; }
    }

    /// <summary>A policy; its document is an object or its text.</summary>
    internal sealed record Policy(string Name, JsonNode Document);

    internal sealed record OidcProvider(string Url, IReadOnlyList<string> ClientIds);

    internal sealed record Role(string Name, JsonNode Trust)
    {
        public string Path { get; init; } = "/";

        public DateTimeOffset? Created { get; init; }

        public int MaxSessionSeconds { get; init; } = 3600;

        public IReadOnlyList<Policy> Policies { get; init; } = [];

        public IReadOnlyList<string> Attached { get; init; } = [];

        public IReadOnlyList<Session> Sessions { get; init; } = [];
    }

    /// <summary>The organisation of all accounts; every account and each further target can be given its policies.</summary>
    internal sealed record Organization(string Id, string Management, IReadOnlyList<Policy> Policies)
    {
        public IReadOnlyList<string> Targets { get; init; } = [];
    }

    internal sealed record Session(string Name, DateTimeOffset Issued)
    {
        public string? Subject { get; init; }
    }

    /// <summary>A secret; its value is text or an object of texts, and may refer to <c>mint:</c> values.</summary>
    internal sealed record Secret(string Name, JsonNode Value)
    {
        public string? Region { get; init; }

        public bool RotationEnabled { get; init; }

        public JsonNode? ResourcePolicy { get; init; }
    }

    internal sealed record Parameter(string Name, string Value)
    {
        public string? Region { get; init; }

        public string Type { get; init; } = "SecureString";
    }

    internal sealed record TrailEntry(DateTimeOffset Time, string Event, string Source)
    {
        public string? AccessKey { get; init; }

        public string? User { get; init; }

        public string? Subject { get; init; }

        public string? Ip { get; init; }

        public string? Region { get; init; }

        public string? Error { get; init; }

        public bool ReadOnly { get; init; }

        public IReadOnlyList<string> Resources { get; init; } = [];
    }
}
