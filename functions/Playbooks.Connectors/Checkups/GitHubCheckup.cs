using System.Collections.Immutable;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Apps;

namespace Playbooks.Connectors.Checkups;

/// <summary>The App, its installation, and what that was granted.</summary>
internal sealed class GitHubCheckup(
    GitHubSettings settings, ImmutableArray<string> organisations, ImmutableSortedDictionary<string, string> needed, TimeProvider time, Func<double> chance) : ICheckup
{
    private static readonly string[] Levels = ["none", "read", "write", "admin"];

    public string Of => "GitHub";

    public async Task<ImmutableArray<CheckupLine>> LookAsync(CancellationToken token)
    {
        var lines = new CheckupLines(Of);
        var clock = new ClockWatch(time);
        using var connection = GitHubConnection.Open(settings with { Observer = clock.Beside(settings.Observer) }, time, chance);
        if ((await connection.App.GetAppAsync(token)).Is(out var app, out var why))
        {
            lines.Fine("App", $"{app.Slug ?? settings.AppId} signs in with its key");
            await LookAtInstallationAsync(connection, app, lines, token);
        }
        else
        {
            lines.Failed("App", why, "give the App's own id as github.app.id, and as github.app.key a private key that its settings page still lists");
        }

        clock.Tell(lines);
        return lines.All;
    }

    private async Task LookAtInstallationAsync(GitHubConnection connection, OwnApp app, CheckupLines lines, CancellationToken token)
    {
        if (!(await connection.App.GetInstallationAsync(settings.InstallationId, token)).Is(out var found, out var why))
        {
            lines.Failed("installation", why, $"give as github.app.installation the number at the end of the address of the App's installation in the organisation; {app.Slug} has none with number {settings.InstallationId}");
            return;
        }

        Standing(found, lines);
        Organisation(found, lines);
        Permissions(found, lines);
    }

    private static void Standing(Installation found, CheckupLines lines)
    {
        if (found.SuspendedAt is { } since)
        {
            lines.Wrong("installation", $"suspended since {since:u}", "let an owner of the organisation, or whoever suspended it, unsuspend the App");
        }
        else
        {
            lines.Fine("installation", $"number {found.Id} stands");
        }

        if (found.RepositorySelection == "all")
        {
            lines.Fine("repositories", "all");
        }
        else
        {
            lines.Unsure("repositories", $"only {found.RepositorySelection} ones: what happened in the others is not seen", "choose 'All repositories' in the settings of the installation, unless that is meant");
        }
    }

    private void Organisation(Installation found, CheckupLines lines)
    {
        foreach (var organisation in organisations)
        {
            if (found.Account is null || string.Equals(found.Account.Login, organisation, StringComparison.OrdinalIgnoreCase))
            {
                lines.Fine("organisation", organisation);
            }
            else
            {
                lines.Wrong("organisation", $"the installation is in {found.Account.Login}, not in {organisation}", $"install the App in {organisation}, or correct github.organisations");
            }
        }
    }

    private void Permissions(Installation found, CheckupLines lines)
    {
        if (found.Permissions is not { } granted)
        {
            lines.Unsure("permissions", "GitHub did not say what the installation was granted", "look at its settings page");
            return;
        }

        var missing = needed.Where(need => LevelOf(granted.GetValueOrDefault(need.Key)) < LevelOf(need.Value)).ToList();
        foreach (var (name, level) in missing)
        {
            lines.Wrong(
                $"{name}:{level}", granted.TryGetValue(name, out var has) ? $"the installation has {has} only" : "the installation has none of it",
                $"give the App '{name}: {level}' in its settings, and let an owner of the organisation accept it");
        }

        if (missing.Count < needed.Count)
        {
            lines.Fine("permissions", $"{needed.Count - missing.Count} of {needed.Count} are granted");
        }
    }

    private static int LevelOf(string? level) => Array.IndexOf(Levels, level ?? "none");
}
