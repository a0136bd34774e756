using System.Text.RegularExpressions;

namespace Playbooks.Functions.Api;

/// <summary>What may be asked for by name; anything else is not looked for.</summary>
internal static partial class RunNames
{
    public static bool IsRun(string id) => Run().IsMatch(id);

    public static bool IsReport(string name) => Report().IsMatch(name);

    public static bool IsPlaybook(string name) => Run().IsMatch(name);

    [GeneratedRegex(@"\A[a-z0-9-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Run();

    [GeneratedRegex(@"\A[A-Za-z0-9-][A-Za-z0-9.-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Report();
}
