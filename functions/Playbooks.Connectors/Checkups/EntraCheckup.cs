using System.Collections.Immutable;
using Playbooks.Connectors.Entra;
using Playbooks.Connectors.Entra.Tokens;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Checkups;

/// <summary>Whether a token is given, by which directory, and which application roles it carries.</summary>
internal sealed class EntraCheckup(EntraSettings settings, ImmutableSortedSet<string> needed, TimeProvider time, Func<double> chance) : ICheckup
{
    public string Of => "Entra";

    public async Task<ImmutableArray<CheckupLine>> LookAsync(CancellationToken token)
    {
        var lines = new CheckupLines(Of);
        var clock = new ClockWatch(time);
        using var connection = EntraConnection.Open(settings with { Observer = clock.Beside(settings.Observer) }, time, chance);
        if ((await connection.Access.OwnTokenAsync(token)).Is(out var own, out var why))
        {
            await LookAtAsync(own, connection.Access, lines, token);
        }
        else
        {
            lines.Failed("token", why, "give entra.tenant, and as entra.client the id of the application with a secret, certificate or federated credential that is valid");
        }

        clock.Tell(lines);
        return lines.All;
    }

    private async Task LookAtAsync(EntraToken own, EntraAccess access, CheckupLines lines, CancellationToken token)
    {
        if (TokenClaims.Of(own) is not { } claims)
        {
            lines.Unsure("token", "it was given, but does not say what it is for", "look at the application's permissions in the directory");
            return;
        }

        lines.Fine("token", $"for application {claims.AppId ?? "that it does not name"}");
        Directory(claims, lines);
        Roles(claims, lines);
        await ReachGraphAsync(claims, access, lines, token);
    }

    private void Directory(TokenClaims claims, CheckupLines lines)
    {
        if (claims.DirectoryId is null || !Guid.TryParse(settings.DirectoryId, out var configured) || (Guid.TryParse(claims.DirectoryId, out var issued) && issued == configured))
        {
            lines.Fine("directory", settings.DirectoryId);
        }
        else
        {
            lines.Wrong("directory", $"the token is of directory {claims.DirectoryId}", $"give the application of {settings.DirectoryId}, or correct entra.tenant");
        }
    }

    private void Roles(TokenClaims claims, CheckupLines lines)
    {
        var missing = needed.Where(role => !claims.Roles.Contains(role) && !claims.Roles.Contains(role.Replace(".Read.", ".ReadWrite.", StringComparison.Ordinal))).ToList();
        foreach (var role in missing)
        {
            lines.Wrong(role, "the token does not carry it", $"grant the application role {role} of Microsoft Graph to application {claims.AppId}, with admin consent; the next token carries it");
        }

        if (missing.Count < needed.Count)
        {
            lines.Fine("permissions", $"{needed.Count - missing.Count} of {needed.Count} are granted");
        }
    }

    /// <summary>Whatever Graph answers, it answers.</summary>
    private static async Task ReachGraphAsync(TokenClaims claims, EntraAccess access, CheckupLines lines, CancellationToken token)
    {
        if ((await access.Principals.FindAsync(claims.AppId ?? "", token)).Failure is { Kind: FailureKind.NotReached or FailureKind.NoAnswer or FailureKind.EgressRefused } why)
        {
            lines.Failed("graph", why, "");
        }
        else
        {
            lines.Fine("graph", "answers");
        }
    }
}
