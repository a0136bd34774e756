using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Playbooks.Storage.Azure.Rest;

/// <summary>Sends requests to one account: signs them, tries again what may be tried again, and explains what stays refused.</summary>
internal sealed class StorageChannel(HttpPipeline pipeline, Uri account)
{
    /// <summary>Known to Azurite and to Azure; a newer one that either does not know is refused.</summary>
    private const string Version = "2024-11-04";

    public Uri AddressOf(string path) => new($"{account.AbsoluteUri.TrimEnd('/')}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}");

    /// <param name="doing">For people: "append to the journal".</param>
    /// <param name="expected">Statuses besides the good ones that the caller understands.</param>
    public async Task<StorageAnswer> SendAsync(string doing, StorageCall call, int[] expected, CancellationToken token)
    {
        var address = AddressOf(call.Path);
        var answer = await ExchangeAsync(doing, address, call, token);
        return answer.IsGood || expected.Contains(answer.Status) ? answer : throw StorageFaults.Explain(doing, address, answer);
    }

    private async Task<StorageAnswer> ExchangeAsync(string doing, Uri address, StorageCall call, CancellationToken token)
    {
        using var message = pipeline.CreateMessage();
        Fill(message.Request, address, call);
        try
        {
            await pipeline.SendAsync(message, token);
            return StorageAnswer.Of(message.Response);
        }
        catch (Exception fault) when (StorageFaults.IsOne(fault) && !token.IsCancellationRequested)
        {
            throw StorageFaults.Explain(doing, address, fault);
        }
    }

    private static void Fill(Request request, Uri address, StorageCall call)
    {
        request.Method = call.Method;
        request.Uri.Reset(address);
        foreach (var (name, value) in call.Query)
        {
            request.Uri.AppendQuery(name, value, escapeValue: true);
        }

        request.Headers.Add("x-ms-version", Version);
        foreach (var (name, value) in call.Headers)
        {
            request.Headers.Add(name, value);
        }

        if (call.Body is { } body)
        {
            request.Content = RequestContent.Create(body);
            request.Headers.SetValue("Content-Length", body.Length.ToString(CultureInfo.InvariantCulture));
        }
    }
}
