using System.Collections.Immutable;
using Playbooks.Connectors.GitHub.Apps;
using Playbooks.Connectors.GitHub.Auth;
using Playbooks.Connectors.GitHub.Requests;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.GitHub;

/// <summary>One installation of our App at one GitHub, ready for requests.</summary>
public sealed class GitHubConnection : IDisposable
{
    private readonly ProviderHttp app;
    private readonly ProviderHttp installation;
    private readonly InstallationAuthority authority;
    private readonly List<ProviderHttp> more = [];

    private GitHubConnection(ProviderHttp app, ProviderHttp installation, InstallationAuthority authority, GitHubApi appApi, GitHubApi api)
    {
        this.app = app;
        this.installation = installation;
        this.authority = authority;
        App = appApi;
        Api = api;
    }

    /// <summary>Asks as the App itself.</summary>
    internal GitHubApi App { get; }

    internal GitHubApi Api { get; }

    /// <summary>One for all that is asked as this installation, its App and the tenant's other Apps.</summary>
    private Pace? Pace { get; init; }

    internal ImmutableDictionary<long, OtherAppAccess> Others { get; private set; } = ImmutableDictionary<long, OtherAppAccess>.Empty;

    /// <exception cref="ArgumentException">An address in the settings is none that may be talked to.</exception>
    public static GitHubConnection Open(GitHubSettings settings, TimeProvider time, Func<double> chance) => Open(settings, time, chance, null);

    /// <param name="handler">Null for sockets; tests answer in memory.</param>
    internal static GitHubConnection Open(GitHubSettings settings, TimeProvider time, Func<double> chance, HttpMessageHandler? handler)
    {
        var pace = settings.IsPaced ? GitHubPace.Published(time) : null;
        var provider = Provider(settings) with { Pace = pace };
        var address = new Uri(settings.Address);
        var app = new ProviderHttp(provider, new AppAuthority(settings, time), time, chance, handler);
        var appApi = new GitHubApi(app, address);
        var authority = new InstallationAuthority(appApi, settings.InstallationId, time);
        var installation = new ProviderHttp(provider, authority, time, chance, handler);
        var connection = new GitHubConnection(app, installation, authority, appApi, new GitHubApi(installation, address)) { Pace = pace };
        GitHubApi Opened(IRequestAuthority other)
        {
            var http = new ProviderHttp(provider, other, time, chance, handler);
            connection.more.Add(http);
            return new GitHubApi(http, address);
        }

        connection.Others = settings.OtherApps.ToImmutableDictionary(o => o.Id, o => new OtherAppAccess(
            o,
            Opened(new AppAuthority(settings with { AppId = $"{o.Id}", AppKey = new AppKey.Held(o.Key) }, time)),
            o.ClientId is null ? null : Opened(new ClientAuthority(o))));
        return connection;
    }

    public void Dispose()
    {
        installation.Dispose();
        app.Dispose();
        authority.Dispose();
        more.ForEach(http => http.Dispose());
        Pace?.Dispose();
    }

    private static ProviderSettings Provider(GitHubSettings settings) => new()
    {
        Name = "GitHub",
        Egress = Egress.To(settings.Address),
        Downloads = Egress.To(settings.DownloadAddresses),
        Throttle = GitHubThrottle.Wait,
        Observer = settings.Observer,
        Headers =
        [
            new("Accept", "application/vnd.github+json"),
            new("X-GitHub-Api-Version", "2022-11-28"),
            new("User-Agent", "playbooks"),
        ],
    };
}
