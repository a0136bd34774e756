namespace Playbooks.Functions.Tests.Hosting;

/// <summary>A fact about a package that <c>infra/package.sh</c> built, named by <c>PLAYBOOKS_PACKAGE</c>; skipped with the reason where none is.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PackageFactAttribute : FactAttribute
{
    private const string Variable = "PLAYBOOKS_PACKAGE";

    public PackageFactAttribute()
    {
        if (File() is null)
        {
            Skip = $"no package: build one with 'infra/package.sh FILE.zip' and name it in {Variable}, as tests/run.sh does";
        }
    }

    public static string? File() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path && System.IO.File.Exists(path) ? path : null;
}
