using Azure;

namespace Playbooks.Storage.Azure.Rest;

/// <summary>What the service said, kept after the exchange is over.</summary>
/// <param name="Code">Its error code (<c>x-ms-error-code</c>); empty where all went well.</param>
internal sealed record StorageAnswer(int Status, string Code, ReadOnlyMemory<byte> Content, IReadOnlyDictionary<string, string> Headers)
{
    public bool IsGood => Status is >= 200 and < 300;

    public static StorageAnswer Of(Response response) => new(
        response.Status,
        response.Headers.TryGetValue("x-ms-error-code", out var code) ? code : "",
        response.ContentStream is null ? default : response.Content.ToMemory(),
        response.Headers.DistinctBy(header => header.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase));

    public string Header(string name) => Headers.GetValueOrDefault(name, "");
}
