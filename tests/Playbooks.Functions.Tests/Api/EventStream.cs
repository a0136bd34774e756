using System.Net.Http.Headers;
using Playbooks.Functions.Tests.SignIn;

namespace Playbooks.Functions.Tests.Api;

/// <summary>Reads server-sent events as a browser does.</summary>
internal static class EventStream
{
    /// <param name="last">The id of the last event that the reader has.</param>
    /// <param name="until">The event after which it stops reading.</param>
    public static async Task<List<(long Id, string Event, string Data)>> ReadAsync(SignedIn host, string run, object bearer, long last, string until, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Program.Address, $"api/runs/{run}/events"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", host.Issuer.Sign(bearer));
        request.Headers.TryAddWithoutValidation("Last-Event-ID", $"{last}");
        using var answer = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(token));
        var events = new List<(long, string, string)>();
        var (id, name, data) = (0L, "", "");
        while (await reader.ReadLineAsync(token) is { } line)
        {
            switch (line.Split(": ", 2))
            {
                case ["id", var number]: id = long.Parse(number, System.Globalization.CultureInfo.InvariantCulture); break;
                case ["event", var said]: name = said; break;
                case ["data", var content]: data = content; break;
                case [""] when name.Length > 0:
                    events.Add((id, name, data));
                    if (name == until)
                    {
                        return events;
                    }

                    (name, data) = ("", "");
                    break;
                default: break;
            }
        }

        return events;
    }
}
