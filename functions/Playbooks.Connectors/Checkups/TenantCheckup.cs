using System.Collections.Immutable;
using Playbooks.Connectors.Tenants;
using Playbooks.Core.Permissions;
using Playbooks.Core.Playbooks;

namespace Playbooks.Connectors.Checkups;

/// <summary>Compares a tenant's real configuration with what playbooks need of it. Everything is only looked at.</summary>
public static class TenantCheckup
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <param name="chance">A number from 0 to below 1, for the jitter.</param>
    /// <param name="begun">Told the name of each part when it is begun.</param>
    public static async Task<ImmutableArray<CheckupLine>> ExamineAsync(
        TenantSettings settings, ImmutableArray<Playbook> playbooks, NeededPermissions needed, TimeProvider time, Func<double> chance, Action<string> begun, CancellationToken token)
    {
        var parts = Parts(settings, playbooks, needed, time, chance).Select(part =>
        {
            begun(part.Of);
            return LookAsync(part, time, token);
        }).ToList();
        return [.. (await Task.WhenAll(parts)).SelectMany(lines => lines), .. Absent(settings, needed)];
    }

    private static IEnumerable<ICheckup> Parts(TenantSettings settings, ImmutableArray<Playbook> playbooks, NeededPermissions needed, TimeProvider time, Func<double> chance) =>
    [
        .. settings.GitHub is { } github ? [new GitHubCheckup(github, settings.Organisations, needed.GitHub, time, chance)] : Array.Empty<ICheckup>(),
        .. settings.Accounts.Select(account => new AwsCheckup(account, needed.Aws, time, chance)),
        .. settings.Entra is { } entra ? [new EntraCheckup(entra, needed.Entra, time, chance)] : Array.Empty<ICheckup>(),
        new PeopleCheckup(settings.People, playbooks),
        new FilesCheckup(settings.SecretFiles),
    ];

    /// <summary>A part that hangs or cannot be begun does not keep the others from being looked at.</summary>
    private static async Task<ImmutableArray<CheckupLine>> LookAsync(ICheckup part, TimeProvider time, CancellationToken token)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, token);
        var lines = new CheckupLines(part.Of);
        try
        {
            return await part.LookAsync(either.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            lines.Wrong("answer", $"none within {Patience.TotalSeconds:0} s", "let this machine reach the provider: its address in the tenant file, DNS, proxy and firewall");
        }
        catch (Exception closed) when (closed is UnauthorizedAccessException or IOException)
        {
            lines.Wrong("credentials", $"a file of theirs cannot be read ({closed.GetType().Name})", "see the files below");
        }
        catch (ArgumentException wrong)
        {
            lines.Wrong("address", wrong.Message, "correct the address in the tenant file");
        }

        return lines.All;
    }

    private static IEnumerable<CheckupLine> Absent(TenantSettings settings, NeededPermissions needed)
    {
        if (settings.GitHub is null && needed.GitHub.Count > 0)
        {
            yield return NotNamed("GitHub", "github");
        }

        if (settings.Accounts.IsEmpty && needed.Aws.Count > 0)
        {
            yield return NotNamed("AWS", "aws.accounts");
        }

        if (settings.Entra is null && needed.Entra.Count > 0)
        {
            yield return NotNamed("Entra", "entra");
        }
    }

    private static CheckupLine NotNamed(string provider, string member) => new(
        provider, "configuration", CheckupResult.Unsure, "the tenant file names none, and the playbooks have steps for it", $"name it under '{member}' of the tenant file, if the tenant has it");
}
