using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Playbooks.Connectors.Tenants;
using Playbooks.Functions.Settings;

namespace Playbooks.Functions;

/// <summary>The program: reads its settings, opens its port when it can serve, and works until it is stopped.</summary>
public static class HostProgram
{
    /// <summary>The settings or the tenant file cannot be used, or the program stopped though its host did not ask for it.</summary>
    private const int Failed = 1;

    /// <param name="args">Settings, as <c>--Name=value</c>; they win over the environment's.</param>
    /// <param name="token">Stops the program, as a signal does.</param>
    /// <returns>0 only for a program that was stopped where nobody starts it again: a functions host does not start one again that ended with 0.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken token)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddEnvironmentVariables().AddCommandLine(args);
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning)
            .AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        if (HostSettings.Read(builder.Configuration, out var problems) is not { } settings)
        {
            return Refuse(problems);
        }

        if (TenantReader.Read(settings.Tenant) is not TenantRead.Settings tenant)
        {
            return Refuse(TenantProblems(settings.Tenant));
        }

        try
        {
            await using var installation = Installation.Build(builder, settings, tenant.Value);
            await installation.RunAsync(token);
            return settings.IsCustomHandler ? Failed : 0;
        }
        catch (SettingException wrong)
        {
            return Refuse([wrong.Message]);
        }
    }

    private static IReadOnlyList<string> TenantProblems(string path) =>
        TenantReader.Read(path) is TenantRead.Refused refused ? [.. refused.Problems.Select(problem => $"Tenant file {path}: {problem}")] : [];

    private static int Refuse(IReadOnlyList<string> problems)
    {
        using var factory = LoggerFactory.Create(logging => logging.AddJsonConsole());
        var log = factory.CreateLogger("Playbooks.Functions");
        foreach (var problem in problems)
        {
            Log.NotStarted(log, problem);
        }

        return Failed;
    }
}
