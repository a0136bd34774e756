using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub.Requests;

/// <summary>The few shapes of request that GitHub's REST API has; the operations are extension methods beside their types.</summary>
internal sealed class GitHubApi(ProviderHttp http, Uri address)
{
    private const int MostPages = 1000;
    private const int NotModified = 304;

    private readonly ConditionalReads conditional = new();

    public TimeProvider Time => http.Time;

    /// <summary>Returns when so many requests of that method can be sent one right after the other, without a pause for the pace between them.</summary>
    public Task WaitForRoomAsync(HttpMethod method, int count, CancellationToken token) => http.Settings.Pace?.WaitForRoomAsync(method, count, http.Settings.LongestWait, token) ?? Task.CompletedTask;

    public Task<Answer<T>> ReadAsync<T>(string operation, GitHubPath path, CancellationToken token)
        where T : class =>
        AskAsync<T>(operation, path, request => request, token);

    /// <param name="largest">Bytes of the answer, where they are not the usual ones.</param>
    public Task<Answer<T>> ReadAsync<T>(string operation, GitHubPath path, int largest, CancellationToken token)
        where T : class =>
        AskAsync<T>(operation, path, request => request with { LargestAnswer = largest }, token);

    /// <summary>POST with an answer that matters.</summary>
    public Task<Answer<T>> CreateAsync<T>(string operation, GitHubPath path, JsonNode? body, bool repeatable, CancellationToken token)
        where T : class =>
        AskAsync<T>(operation, path, request => WithBody(request with { Method = HttpMethod.Post, Repeatable = repeatable }, body), token);

    /// <summary>A change of which only the status matters.</summary>
    public async Task<Answer<Done>> ChangeAsync(string operation, HttpMethod method, GitHubPath path, JsonNode? body, CancellationToken token)
    {
        var answer = await SendAsync(operation, path, request => WithBody(new(operation, method, request.Url), body), token);
        return answer.Then<Done>(_ => Done.Value);
    }

    /// <summary>Every item of every page, in GitHub's order.</summary>
    public Task<Answer<ImmutableArray<TItem>>> ListAsync<TPage, TItem>(string operation, GitHubPath path, Func<TPage, IReadOnlyList<TItem>> items, CancellationToken token)
        where TPage : notnull =>
        ListAsync(operation, path, items, _ => true, token);

    /// <param name="goesOn">Looks at each page; false ends the listing there.</param>
    public async Task<Answer<ImmutableArray<TItem>>> ListAsync<TPage, TItem>(string operation, GitHubPath path, Func<TPage, IReadOnlyList<TItem>> items, Func<TPage, bool> goesOn, CancellationToken token)
        where TPage : notnull
    {
        var all = ImmutableArray.CreateBuilder<TItem>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        Uri? next = null;
        while (visited.Count < MostPages)
        {
            var answer = await SendAsync(operation, path, request => next is null ? request : request with { Url = next }, token);
            if (!answer.Is(out var reply, out var failure) || !reply.Json<TPage>(operation, ReplyJson.SnakeCase).Is(out var page, out failure))
            {
                return failure;
            }

            all.AddRange(items(page));
            next = NextPage.Of(reply, address);
            if (next is null || !goesOn(page))
            {
                return all.ToImmutable();
            }

            if (!visited.Add(next.AbsoluteUri))
            {
                return new ProviderFailure(FailureKind.Malformed, operation, "the pages of the listing lead in a circle");
            }
        }

        return new ProviderFailure(FailureKind.TooLarge, operation, $"the listing has more than {MostPages} pages");
    }

    /// <summary>The reply where its status is a success; everything else is a failure.</summary>
    public async Task<Answer<Reply>> SendAsync(string operation, GitHubPath path, Func<ProviderRequest, ProviderRequest> shape, CancellationToken token)
    {
        if (!path.IsUsable)
        {
            return new ProviderFailure(FailureKind.Unusable, operation, "a name in the address is empty or a dot segment");
        }

        var request = shape(new ProviderRequest(operation, HttpMethod.Get, new Uri($"{address.AbsoluteUri.TrimEnd('/')}{path.Text}")));
        var answer = conditional.Knows(request, out var known)
            ? (await http.SendAsync(ConditionalReads.Asking(request, known), token)).Then<Reply>(reply => reply.Status == NotModified ? known : reply)
            : await http.SendAsync(request, token);
        return answer.Then<Reply>(reply => reply.IsSuccess ? Kept(request, reply) : GitHubStatus.Failure(operation, reply));
    }

    private Reply Kept(ProviderRequest request, Reply reply)
    {
        conditional.Keep(request, reply);
        return reply;
    }

    private async Task<Answer<T>> AskAsync<T>(string operation, GitHubPath path, Func<ProviderRequest, ProviderRequest> shape, CancellationToken token)
        where T : class =>
        (await SendAsync(operation, path, shape, token)).Then(reply => reply.Json<T>(operation, ReplyJson.SnakeCase));

    private static ProviderRequest WithBody(ProviderRequest request, JsonNode? body) => body is null
        ? request
        : request with { Body = JsonSerializer.SerializeToUtf8Bytes(body), ContentType = "application/json" };
}
