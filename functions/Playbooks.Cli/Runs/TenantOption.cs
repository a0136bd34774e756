using System.CommandLine;
using Playbooks.Connectors.Tenants;

namespace Playbooks.Cli.Runs;

/// <summary><c>--tenant FILE</c>: which GitHub, AWS and Entra to work on.</summary>
internal static class TenantOption
{
    private const string Variable = "PLAYBOOKS_TENANT";
    private const string Default = "tenant.json";

    public static Option<string?> Create() => new("--tenant") { Description = $"The tenant file (default: ${Variable}, then ./{Default})." };

    public static string PathOf(string? given) => given ?? Environment.GetEnvironmentVariable(Variable) ?? Default;

    /// <summary>Null, with everything that is wrong written, where the file cannot be used.</summary>
    public static TenantSettings? Read(string? given, TextWriter error)
    {
        var path = PathOf(given);
        switch (TenantReader.Read(path))
        {
            case TenantRead.Settings read:
                return read.Value;
            case TenantRead.Refused refused:
                error.WriteLine($"The tenant file {path} cannot be used:");
                error.WriteLine(string.Join('\n', refused.Problems.Select(problem => $"  {problem}")));
                if (given is null && !File.Exists(path))
                {
                    error.WriteLine($"Name one with --tenant or ${Variable}. 'playbook sandbox' writes one to try with.");
                }

                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
