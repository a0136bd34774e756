using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json;
using Playbooks.Connectors.Aws.Protocol;
using Playbooks.Connectors.Aws.Signing;
using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws;

/// <summary>The way to the services of one account: builds requests of both protocols, signs and sends them, and reads what comes back.</summary>
/// <param name="open">Makes the transport of one signing scope.</param>
internal sealed class AwsChannel(AwsAccount account, Func<AwsScope, ProviderHttp> open) : IDisposable
{
    private const int MostPages = 10_000;
    private const string JsonType = "application/x-amz-json-1.1";

    private readonly ConcurrentDictionary<AwsScope, Lazy<ProviderHttp>> lines = new();

    public AwsAccount Account => account;

    /// <summary>One request of the Query protocol.</summary>
    public async Task<Answer<T>> QueryAsync<T>(AwsService service, AwsForm form, AwsRepeat repeat, Func<AwsElement, T> read, CancellationToken token)
        where T : notnull
    {
        var request = Request(service, account.Region, form.Action, repeat) with { Body = form.Bytes(), ContentType = AwsForm.ContentType };
        var answer = await SendAsync(service, account.Region, request, token);
        return answer.Then(reply => AwsReading.Query(request, reply, form.Action, read));
    }

    /// <summary>A change that may be sent twice and answers nothing of interest.</summary>
    public Task<Answer<Done>> DoAsync(AwsService service, AwsForm form, CancellationToken token) =>
        QueryAsync(service, form, AwsRepeat.Safe, _ => Done.Value, token);

    /// <summary>All items of a list with <c>Marker</c> pages.</summary>
    public async Task<Answer<ImmutableArray<T>>> ListAsync<T>(
        AwsService service, Func<AwsForm> form, Func<AwsElement, IEnumerable<T>> read, CancellationToken token)
    {
        var whole = await FoldAsync(service, form, new List<T>(), (all, page) => [.. all, .. read(page)], token);
        return whole.Then<ImmutableArray<T>>(all => all.ToImmutableArray());
    }

    /// <summary>All pages, one after the other, folded into one value.</summary>
    public async Task<Answer<T>> FoldAsync<T>(AwsService service, Func<AwsForm> form, T seed, Func<T, AwsElement, T> add, CancellationToken token)
        where T : notnull
    {
        var whole = seed;
        string? marker = null;
        for (var page = 0; page < MostPages; page++)
        {
            var before = whole;
            var answer = await QueryAsync(service, form().Set("Marker", marker), AwsRepeat.Safe, e => (All: add(before, e), Next: NextMarker(e)), token);
            if (!answer.Is(out var got, out var why))
            {
                return why;
            }

            whole = got.All;
            if (got.Next is null || got.Next == marker)
            {
                return got.Next is null ? whole : Endless(service, form().Action);
            }

            marker = got.Next;
        }

        return Endless(service, form().Action);
    }

    /// <summary>One request of the JSON 1.1 protocol that may be sent twice.</summary>
    public Task<Answer<T>> JsonAsync<T>(AwsService service, string operation, JsonObject body, Func<JsonElement, T> read, CancellationToken token)
        where T : notnull => JsonAsync(service, account.Region, operation, body, read, token);

    public Task<Answer<ImmutableArray<T>>> ListJsonAsync<T>(
        AwsService service, string operation, Func<JsonObject> body, string list, Func<JsonElement, T> read, CancellationToken token) =>
        ListJsonAsync(service, account.Region, operation, body, list, read, null, token);

    /// <summary>All items of a list with <c>NextToken</c> pages; a page may be empty and still not be the last.</summary>
    /// <param name="pace">Waited for before each page, where the service has a fixed rate.</param>
    public async Task<Answer<ImmutableArray<T>>> ListJsonAsync<T>(
        AwsService service, string region, string operation, Func<JsonObject> body, string list, Func<JsonElement, T> read, AwsPace? pace, CancellationToken token)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        string? next = null;
        for (var page = 0; page < MostPages; page++)
        {
            if (pace is not null)
            {
                await pace.WaitAsync(token);
            }

            var answer = await JsonAsync(service, region, operation, WithToken(body(), next), e => (Items: e.Items(list).Select(read).ToArray(), Next: e.TextOrNull("NextToken")), token);
            if (!answer.Is(out var got, out var why))
            {
                return why;
            }

            all.AddRange(got.Items);
            if (string.IsNullOrEmpty(got.Next) || got.Next == next)
            {
                return string.IsNullOrEmpty(got.Next) ? all.ToImmutable() : Endless(service, operation);
            }

            next = got.Next;
        }

        return Endless(service, operation);
    }

    public void Dispose()
    {
        foreach (var line in lines.Values.Where(l => l.IsValueCreated))
        {
            line.Value.Dispose();
        }
    }

    private async Task<Answer<T>> JsonAsync<T>(
        AwsService service, string region, string operation, JsonObject body, Func<JsonElement, T> read, CancellationToken token)
        where T : notnull
    {
        var request = Request(service, region, operation, AwsRepeat.Safe) with
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(body),
            ContentType = JsonType,
            Headers = [new("X-Amz-Target", $"{service.Version}.{operation}")],
        };
        var answer = await SendAsync(service, region, request, token);
        return answer.Then(reply => AwsReading.Json(request, reply, operation, read));
    }

    /// <summary>One request of the REST protocol with JSON in its body, that may be sent twice.</summary>
    public async Task<Answer<T>> RestAsync<T>(AwsService service, string operation, string path, JsonObject body, Func<JsonElement, T> read, CancellationToken token)
        where T : notnull
    {
        var request = Request(service, account.Region, operation, AwsRepeat.Safe) with
        {
            Url = new Uri(service.AddressIn(account, account.Region), path),
            Body = JsonSerializer.SerializeToUtf8Bytes(body),
            ContentType = "application/json",
        };
        var answer = await SendAsync(service, account.Region, request, token);
        return answer.Then(reply => AwsReading.Json(request, reply, operation, read));
    }

    private ProviderRequest Request(AwsService service, string region, string operation, AwsRepeat repeat) =>
        new($"{service.Name}:{operation}", HttpMethod.Post, service.AddressIn(account, region)) { Repeatable = repeat == AwsRepeat.Safe };

    private Task<Answer<Reply>> SendAsync(AwsService service, string region, ProviderRequest request, CancellationToken token) =>
        lines.GetOrAdd(service.ScopeIn(region), scope => new Lazy<ProviderHttp>(() => open(scope))).Value.SendAsync(request, token);

    private static string? NextMarker(AwsElement page) => page.Flag("IsTruncated") ? page.Text("Marker") : null;

    private static JsonObject WithToken(JsonObject body, string? next)
    {
        if (next is not null)
        {
            body["NextToken"] = next;
        }

        return body;
    }

    private static ProviderFailure Endless(AwsService service, string operation) =>
        new(FailureKind.TooLarge, $"{service.Name}:{operation}", $"the list does not end: a page leads to itself, or there are more than {MostPages}");
}
