using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Apps;
using Playbooks.Connectors.GitHub.Auth;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub;

/// <summary>Which GitHub, and as which App installation.</summary>
public sealed record GitHubSettings
{
    public string Address { get; init; } = "https://api.github.com";

    /// <summary>Where job logs and other downloads are redirected to.</summary>
    public IReadOnlyList<string> DownloadAddresses { get; init; } =
        ["https://*.blob.core.windows.net", "https://*.actions.githubusercontent.com", "https://codeload.github.com"];

    /// <summary>The App's client id or numeric id, the issuer of its tokens.</summary>
    public required string AppId { get; init; }

    public required long InstallationId { get; init; }

    public required AppKey AppKey { get; init; }

    /// <summary>Other Apps of the tenant whose keys or client secrets are held, so that they can be suspended.</summary>
    public ImmutableArray<OtherApp> OtherApps { get; init; } = [];

    /// <summary>Whether requests are held back so that GitHub's secondary limits are never reached. A sandbox has none unless a drill sets them.</summary>
    public bool IsPaced { get; init; }

    public RequestObserver? Observer { get; init; }
}
