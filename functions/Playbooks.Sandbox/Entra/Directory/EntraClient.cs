using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Entra.Directory;

/// <summary>An application or its service principal: both hold credentials of their own and have owners.</summary>
internal abstract class EntraClient : EntraObject
{
    public required string AppId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public List<EntraPassword> Passwords { get; } = [];

    /// <summary>Removed passwords, with the time until which a token endpoint may still accept them.</summary>
    public List<(EntraPassword Password, DateTimeOffset Until)> Fading { get; } = [];

    public JsonArray KeyCredentials { get; set; } = [];

    /// <summary>Object ids.</summary>
    public List<string> Owners { get; } = [];
}
