using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Reach.Inventories;
using Playbooks.Core.Reach.Packages;
using Playbooks.Core.Values;
using Playbooks.Functions.Access;
using Playbooks.Functions.Answers;
using Playbooks.Hosting;
using Playbooks.Hosting.Views;
using Playbooks.Language.Inventories;

namespace Playbooks.Functions.Api.Inventories;

/// <summary>Lists of what is installed somewhere: kept, listed, searched. Beside the runs, as the command line keeps them.</summary>
internal sealed class InventoryRoutes(string store, TenantSettings tenant)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/inventories", List).WithMetadata(Need.ToRead).Produces<IReadOnlyList<InventoryRow>>().WithName("listInventories").WithSummary("The inventories of the tenant.");
        routes.MapPost("/inventories", AddAsync).WithMetadata(Need.ResponderOrOperator).Produces<InventoryKept>(StatusCodes.Status201Created).WithName("addInventory")
            .Accepts<byte[]>("application/octet-stream").WithSummary("Keep a list (CycloneDX, SPDX, osquery) as the request's body; the query says what it belongs to. Sent twice it is kept once.");
        routes.MapGet("/inventories/find", Find).WithMetadata(Need.ToRead).Produces(StatusCodes.Status200OK, contentType: "application/json").WithName("findInInventories")
            .WithSummary("Where a package lies, and where that cannot be told.");
    }

    private IResult List() => Answer.Ok(TenantInventories.Read(store, tenant).Select(InventoryRow.Of).ToList());

    private async Task<IResult> AddAsync(
        HttpContext context, string name, string kind, string file, string? owner, string? network, string? from, string? to, string[]? credential, bool? noCredentials, CancellationToken token)
    {
        // A list may be larger than what other routes take; the reader cuts it off at its own bound.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = InventoryReader.MostBytes + 1;
        }

        var credentials = credential is { Length: > 0 } ? Value.ListOf(credential) : noCredentials == true ? Value.EmptyList : Value.Nothing;
        var about = Value.MapOf(
            ("format", Value.Of(InventoryContext.Format)), ("name", Value.Of(name)), ("kind", Value.Of(kind)), ("owner", Value.Of(owner ?? "")), ("credentials", credentials),
            ("network", Value.Of(network ?? InventoryNetwork.Unknown)), ("from", Value.Of(from)), ("to", Value.Of(to)), ("file", Value.Of(file)));
        return await TenantInventories.AddAsync(store, tenant, about, context.Request.Body, token) switch
        {
            InventoryUpload.Refused refused => Answer.Problem(StatusCodes.Status422UnprocessableEntity, "Not kept", "Put right what is listed and send it again.", refused.Wrong),
            InventoryUpload.Kept kept => Answer.Created("/api/inventories", InventoryKept.Of(kept)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private IResult Find(string package, string[]? version, string[]? hash) => SuspectPackage.Read(package, version ?? [], hash ?? [], out var fault) is { } suspect
        ? Answer.Ok(InventoryOutput.ToValue([.. TenantInventories.Read(store, tenant).Select(inventory => (Inventory: inventory, Answer: InventoryRules.Judge(inventory, suspect, [])))]))
        : Answer.Problem(StatusCodes.Status422UnprocessableEntity, "No package", $"package: {fault}.");

    /// <param name="Added">False where it was kept before.</param>
    internal sealed record InventoryKept(string Inventory, bool Added, string Name, string Kind, string Format, int Packages, IReadOnlyList<string> CannotTell)
    {
        public static InventoryKept Of(InventoryUpload.Kept kept) => new(
            kept.Id, !kept.WasThere, kept.Context.Name, kept.Context.Kind, kept.Packages.Format, kept.Packages.Packages.Length, [.. kept.Packages.Doubts.Select(doubt => doubt.ToString())]);
    }
}
