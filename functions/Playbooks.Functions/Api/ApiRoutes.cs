using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Playbooks.Core.Values;
using Playbooks.Engine.Ports;
using Playbooks.Functions.Access;
using Playbooks.Functions.Api.Catalogs;
using Playbooks.Functions.Api.Documents;
using Playbooks.Functions.Api.Inventories;
using Playbooks.Functions.Api.Json;
using Playbooks.Functions.Api.Runs;
using Playbooks.Functions.SignIn;
using Playbooks.Hosting;

namespace Playbooks.Functions.Api;

/// <summary>Everything below <c>/api</c>, and its own description.</summary>
internal sealed class ApiRoutes(Crew crew, string store, IWorkQueue queue, FrontDoor door, CancellationToken stopping)
{
    private const string Document = "v1";

    public static void AddTo(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddOpenApi(Document, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = "Playbooks", Version = Document, Description = "Runs of incident-response playbooks. Errors are problem details (RFC 9457); changes take an Idempotency-Key." };
                document.Servers = [];
                document.Tags = null;
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, _, _) =>
            {
                operation.Tags = null;
                return Task.CompletedTask;
            });
            options.AddSchemaTransformer((schema, context, _) =>
            {
                if (typeof(Value).IsAssignableFrom(context.JsonTypeInfo.Type))
                {
                    (schema.Type, schema.Properties, schema.Required, schema.AnyOf) = (null, null, null, null);
                    schema.Description = "Any JSON.";
                }

                return Task.CompletedTask;
            });
        });
    }

    public void Map(IEndpointRouteBuilder app)
    {
        new MeRoute(door.Csrf).Map(app);
        app.MapOpenApi("/api/openapi.json");
        var routes = app.MapGroup("/api").AddEndpointFilter(Need.CheckAsync);
        var runs = new StoredRuns(crew.Workspace.Store);
        var questions = new Questions(runs, crew.Tenant, queue, crew.Time);
        new RunRoutes(runs).Map(routes);
        new StartRoute(crew, queue).Map(routes);
        new AskRoutes(questions, door.Freshness).Map(routes);
        new JournalRoutes(runs, new JournalTail(crew.Workspace.Store, TimeProvider.System, stopping)).Map(routes);
        new ReportRoutes(runs).Map(routes);
        new InventoryRoutes(store, crew.Tenant).Map(routes);
        new CatalogRoutes(crew.Tenant).Map(routes);
    }
}
