using System.Collections.Immutable;
using Playbooks.Core.Playbooks;
using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Cacao.Export;

/// <summary>Roles as groups of people, providers as the interfaces that steps act on.</summary>
internal static class AgentExport
{
    private static readonly ImmutableArray<(string Provider, string Name, string Url)> Providers =
    [
        ("github", "GitHub REST API", "https://api.github.com"),
        ("aws", "AWS APIs", "https://sts.amazonaws.com"),
        ("entra", "Microsoft Graph", "https://graph.microsoft.com"),
    ];

    public static string Responders(CacaoIds ids) => ids.Of("group", "responders, who run playbooks");

    public static string? TargetOf(string provider, CacaoIds ids) => Providers.Any(known => known.Provider == provider) ? ids.Of("http-api", provider) : null;

    public static Value Agents(Playbook playbook, CacaoIds ids) => Value.MapOf(
    [
        (Responders(ids), Group("responders", "Run the playbook, and do what has no interface.")),
        .. playbook.Roles.Select(role => (ids.Role(role.Name), Group(role.Name, role.Description))),
    ]);

    /// <summary>Null where no step acts on a provider.</summary>
    public static Value? Targets(Playbook playbook, CacaoIds ids)
    {
        var used = playbook.Stages.SelectMany(stage => stage.Steps).Select(step => step.Provider).ToHashSet(StringComparer.Ordinal);
        var targets = Providers.Where(known => used.Contains(known.Provider)).Select(known => (ids.Of("http-api", known.Provider), Value.MapOf(
            ("type", Value.Of("http-api")),
            ("name", Value.Of(known.Name)),
            ("address", Value.MapOf(("url", Value.ListOf([known.Url]))))))).ToArray();
        return targets.Length == 0 ? null : Value.MapOf(targets);
    }

    private static Value Group(string name, string description) => Value.MapOf(
    [
        ("type", Value.Of("group")),
        ("name", Value.Of(name)),
        .. description.Length > 0 ? [("description", Value.Of(description))] : Array.Empty<(string, Value)>(),
    ]);
}
