using System.Collections.Concurrent;
using System.Text.Json;
using Playbooks.Testing.Data;

namespace Playbooks.Testing.Conformance;

/// <summary>One service's own description (botocore's service-2.json, trimmed), to hold requests against.</summary>
public sealed class AwsServiceModel
{
    private static readonly ConcurrentDictionary<string, AwsServiceModel?> Known = new(StringComparer.Ordinal);

    private readonly JsonElement root;
    private readonly AwsShapeCheck shapes;

    private AwsServiceModel(JsonElement root)
    {
        this.root = root;
        shapes = new AwsShapeCheck(root.GetProperty("shapes"));
    }

    /// <summary>Null where the shared data is not on this machine.</summary>
    /// <param name="service">As signatures name it: <c>iam</c>, <c>secretsmanager</c>.</param>
    public static AwsServiceModel? Find(string service) => Known.GetOrAdd(service, Load);

    private static AwsServiceModel? Load(string service)
    {
        if (SharedData.Find(PathOf(service)) is not { } path)
        {
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return new AwsServiceModel(document.RootElement.Clone());
    }

    /// <summary>The name of every operation.</summary>
    public IEnumerable<string> Operations => root.GetProperty("operations").EnumerateObject().Select(o => o.Name);

    /// <summary>The operation of the REST protocol at that address; null where there is none.</summary>
    public string? OperationAt(string method, string path) => root.GetProperty("operations").EnumerateObject()
        .FirstOrDefault(o => o.Value.GetProperty("http").GetProperty("requestUri").GetString() == path && o.Value.GetProperty("http").GetProperty("method").GetString() == method).Name;

    public static string PathOf(string service) => $"api/aws.{service}.trimmed.json";

    /// <summary>What is wrong with a request of the Query protocol; nothing where it conforms.</summary>
    public IReadOnlyList<string> CheckQuery(string body)
    {
        var fields = body.Split('&').Select(pair => pair.Split('=', 2)).Select(pair => (Name: Uri.UnescapeDataString(pair[0]), Value: Uri.UnescapeDataString(pair[^1].Replace('+', ' ')))).ToList();
        var action = fields.Find(f => f.Name == "Action").Value ?? "";
        var version = fields.Find(f => f.Name == "Version").Value;
        if (version != Metadata("apiVersion"))
        {
            return [$"Version is {version}, not {Metadata("apiVersion")}"];
        }

        return InputOf(action) is { } shape
            ? [.. shapes.CheckFlat(shape, [.. fields.Where(f => f.Name is not ("Action" or "Version"))])]
            : [$"{action} is not an operation of {Metadata("endpointPrefix")}"];
    }

    /// <param name="target">The header <c>X-Amz-Target</c>.</param>
    public IReadOnlyList<string> CheckJson(string target, string body)
    {
        var prefix = Metadata("targetPrefix") + ".";
        var operation = target.StartsWith(prefix, StringComparison.Ordinal) ? target[prefix.Length..] : "";
        using var document = JsonDocument.Parse(body);
        return InputOf(operation) is { } shape
            ? [.. shapes.Check(shape, document.RootElement, operation)]
            : [$"{target} is not an operation of {Metadata("endpointPrefix")}"];
    }

    /// <summary>What is wrong with a request of the REST protocol whose input is all in its JSON body.</summary>
    public IReadOnlyList<string> CheckRest(string method, string path, string body)
    {
        if (OperationAt(method, path) is not { } found)
        {
            return [$"{method} {path} is not an operation of {Metadata("endpointPrefix")}"];
        }

        using var document = JsonDocument.Parse(body);
        return [.. shapes.Check(InputOf(found) ?? "", document.RootElement, found)];
    }

    private string? Metadata(string name) => root.GetProperty("metadata").TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>The name of the input's shape; empty where the operation takes none; null where there is no such operation.</summary>
    private string? InputOf(string operation) =>
        !root.GetProperty("operations").TryGetProperty(operation, out var found) ? null
        : found.TryGetProperty("input", out var input) ? input.GetProperty("shape").GetString() : "";
}
