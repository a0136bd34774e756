using Playbooks.Sandbox.Aws;
using Playbooks.Sandbox.Entra;
using Playbooks.Sandbox.External;
using Playbooks.Sandbox.GitHub;

namespace Playbooks.Sandbox.Tenants;

/// <summary>The parts a tenant is made of; a new provider is one line here.</summary>
internal static class TenantParts
{
    public static IReadOnlyList<Func<TenantContext, ITenantPart>> All { get; } =
    [
        context => new AwsPart(context),
        context => new EntraPart(context),
        context => new GitHubPart(context),
        context => new ExternalPart(context),
    ];
}
