using Playbooks.Testing.Conformance;

namespace Playbooks.Connectors.Tests.Aws;

/// <summary>A request as it arrived.</summary>
internal sealed record StubRequest(string Host, string? Target, string Body, string Authorization)
{
    public string Operation => Target is { } target ? target.Split('.')[^1] : Fields["Action"];

    public string Service => Authorization.Split('/')[3];

    public string Region => Authorization.Split('/')[2];

    /// <summary>The form's fields; empty for JSON.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; } = Target is not null
        ? new Dictionary<string, string>()
        : Body.Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]));

    /// <summary>What the service's own description finds wrong with it; nothing also where the description is not at hand.</summary>
    public IReadOnlyList<string> Faults() =>
        AwsServiceModel.Find(Service) is not { } model ? [] : Target is null ? model.CheckQuery(Body) : model.CheckJson(Target, Body);
}
