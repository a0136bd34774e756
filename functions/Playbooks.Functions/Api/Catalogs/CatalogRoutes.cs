using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Actions;
using Playbooks.Core.Plans;
using Playbooks.Core.Reach.Registry;
using Playbooks.Functions.Access;
using Playbooks.Functions.Answers;
using Playbooks.Hosting;

namespace Playbooks.Functions.Api.Catalogs;

/// <summary>What can be used here: actions with the permissions they need, and the identities that the tenant's registry knows.</summary>
internal sealed class CatalogRoutes(TenantSettings tenant)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/actions", () => Answer.Ok(AllContracts.Get().OrderBy(action => action.Name, StringComparer.Ordinal).Select(ActionRow.Of).ToList())).WithMetadata(Need.ToRead)
            .Produces<IReadOnlyList<ActionRow>>().WithName("listActions").WithSummary("The catalog of actions: effect, undo and the permissions each needs.");
        routes.MapGet("/identities", Identities).WithMetadata(Need.ToRead).Produces<IReadOnlyList<IdentityRow>>().WithName("listIdentities")
            .WithSummary("Identities and credentials of the tenant's registry: whose they are and where copies lie. Never a value.");
    }

    private IResult Identities() => Answer.Ok(RegistryReader.Read(tenant.Registry).Registry.Credentials.Select(IdentityRow.Of).ToList());

    internal sealed record ActionRow(
        string Name, string Summary, string Provider, string Effect, string Undo, ImmutableArray<string> UndoneBy, IReadOnlyList<PermissionRow> Permissions, string Source)
    {
        public static ActionRow Of(ActionContract action) => new(
            action.Name, action.Summary, action.Provider, PlanJson.EffectName(action.Effect), action.Undo, action.UndoneBy, [.. action.Permissions.Select(need => new PermissionRow(need.Provider, need.Name))], action.Source);
    }

    internal sealed record PermissionRow(string Provider, string Name);

    /// <param name="Principal">Whose it is: account and user, directory and application, repository, or issuer.</param>
    /// <param name="ByHand">Only a person can replace it.</param>
    internal sealed record IdentityRow(string Id, string Kind, string Owner, IReadOnlyDictionary<string, string> Principal, IReadOnlyList<string> Places, bool ByHand, bool CrownJewel)
    {
        public static IdentityRow Of(RegisteredCredential known) => new(
            known.Id, known.Kind, known.Owner, known.Principal, [.. known.Places.Select(place => place.Place.ToString()).Distinct()], known.IsByHand, known.IsCrownJewel);
    }
}
