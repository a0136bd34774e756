using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Entra;

/// <summary>The way to Microsoft Graph: paths below a version, answers of bounded size, lists to their end but never off the host.</summary>
internal sealed class GraphChannel(EntraTenant tenant, ProviderHttp http) : IDisposable
{
    public const string Stable = "v1.0";
    public const string Beta = "beta";

    private const int MostPages = 10_000;

    public EntraTenant Tenant => tenant;

    public TimeProvider Time => http.Time;

    public Task<Answer<T>> GetAsync<T>(string operation, string path, Func<JsonElement, T> read, CancellationToken token, string version = Stable)
        where T : notnull => SendAsync(Request(operation, HttpMethod.Get, Address(version, path)), read, token);

    /// <summary>All items of a collection.</summary>
    public async Task<Answer<ImmutableArray<T>>> ListAsync<T>(string operation, string path, Func<JsonElement, T> read, CancellationToken token, string version = Stable)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        var seen = new HashSet<Uri>();
        var next = Address(version, path);
        while (seen.Add(next) && seen.Count <= MostPages)
        {
            var answer = await SendAsync(
                Request(operation, HttpMethod.Get, next), e => (Items: e.Items("value").Select(read).ToArray(), Next: e.TextOrNull("@odata.nextLink")), token);
            if (!answer.Is(out var page, out var why))
            {
                return why;
            }

            all.AddRange(page.Items);
            if (page.Next is null)
            {
                return all.ToImmutable();
            }

            if (!Uri.TryCreate(page.Next, UriKind.Absolute, out var link) || !IsGraph(link))
            {
                return new ProviderFailure(FailureKind.EgressRefused, operation, "the list goes on outside of Graph; nothing was sent there");
            }

            next = link;
        }

        return new ProviderFailure(FailureKind.TooLarge, operation, $"the list does not end: a page leads to an earlier one, or there are more than {MostPages}");
    }

    /// <summary>A request that makes something new: a lost answer is unknown.</summary>
    public Task<Answer<T>> CreateAsync<T>(string operation, string path, JsonObject body, Func<JsonElement, T> read, CancellationToken token, string version = Stable)
        where T : notnull => SendAsync(WithBody(Request(operation, HttpMethod.Post, Address(version, path)), body), read, token);

    /// <summary>A request that says how something shall be: it may be sent twice.</summary>
    public Task<Answer<Done>> ChangeAsync(string operation, HttpMethod method, string path, JsonObject? body, CancellationToken token)
    {
        var request = Request(operation, method, Address(Stable, path)) with { Repeatable = true };
        return SendAsync(body is null ? request : WithBody(request, body), _ => Done.Value, token);
    }

    /// <summary>The address of an object, for a body that refers to it.</summary>
    public string Reference(string path) => Address(Stable, path).ToString();

    public void Dispose() => http.Dispose();

    private async Task<Answer<T>> SendAsync<T>(ProviderRequest request, Func<JsonElement, T> read, CancellationToken token)
        where T : notnull
    {
        var answer = await http.SendAsync(request, token);
        return answer.Then<T>(reply =>
        {
            try
            {
                return reply.IsSuccess ? read(CloudJson.Read(reply.Body)) : EntraFault.OfGraph(request, reply);
            }
            catch (BadAnswerException) when (!reply.IsSuccess)
            {
                // A proxy or gateway answered in its own words; the status still says enough.
                return new ProviderFailure(FailureKind.Status, request.Operation, $"status {reply.Status} without an error that can be read") { Status = reply.Status };
            }
            catch (BadAnswerException wrong)
            {
                var kind = !request.Repeatable ? FailureKind.Unknown : FailureKind.Malformed;
                return new ProviderFailure(kind, request.Operation, $"status {reply.Status}: {wrong.Message}") { Status = reply.Status };
            }
        });
    }

    private bool IsGraph(Uri link) => link.Scheme == tenant.Graph.Scheme && link.Authority.Equals(tenant.Graph.Authority, StringComparison.OrdinalIgnoreCase) && link.UserInfo.Length == 0;

    private Uri Address(string version, string path) => new($"{tenant.Graph.GetLeftPart(UriPartial.Authority)}/{version}/{path}");

    private static ProviderRequest Request(string operation, HttpMethod method, Uri address) => new($"graph:{operation}", method, address);

    private static ProviderRequest WithBody(ProviderRequest request, JsonObject body) =>
        request with { Body = JsonSerializer.SerializeToUtf8Bytes(body), ContentType = "application/json" };
}
