namespace Playbooks.Cli.Runs;

/// <summary>Who sits at this machine, as the operating system knows them.</summary>
internal static class Person
{
    public const string Via = "cli:os-user";

    public static string Current => Environment.UserName;
}
